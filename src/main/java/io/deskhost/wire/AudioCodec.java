package io.deskhost.wire;

import io.deskhost.message.AudioMessage;
import io.deskhost.message.AudioMessage.AudioFormat;
import io.deskhost.message.AudioMessage.AudioFrame;
import io.deskhost.message.AudioMessage.VoiceCallRequest;
import io.deskhost.message.AudioMessage.VoiceCallResponse;
import io.deskhost.wire.proto.Peer;

final class AudioCodec {

    private AudioCodec() {
    }

    static AudioFormat read(Peer.AudioFormat format) {
        return new AudioFormat(format.getSampleRate(), format.getChannels());
    }

    static AudioFrame read(Peer.AudioFrame frame) {
        return new AudioFrame(Bytes.read(frame.getData()));
    }

    static VoiceCallRequest read(Peer.VoiceCallRequest request) {
        return new VoiceCallRequest(request.getReqTimestamp(), request.getIsConnect());
    }

    static VoiceCallResponse read(Peer.VoiceCallResponse response) {
        return new VoiceCallResponse(response.getAccepted(), response.getReqTimestamp(), response.getAckTimestamp());
    }

    static Peer.Message write(AudioMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case AudioFormat(var sampleRate, var channels) -> out.getMiscBuilder().getAudioFormatBuilder()
                    .setSampleRate(sampleRate).setChannels(channels);
            case AudioFrame(var data) -> out.getAudioFrameBuilder().setData(Bytes.write(data));
            case VoiceCallRequest(var requested, var connect) -> out.getVoiceCallRequestBuilder()
                    .setReqTimestamp(requested).setIsConnect(connect);
            case VoiceCallResponse(var accepted, var requested, var acknowledged) -> out.getVoiceCallResponseBuilder()
                    .setAccepted(accepted).setReqTimestamp(requested).setAckTimestamp(acknowledged);
        }
        return out.build();
    }
}
