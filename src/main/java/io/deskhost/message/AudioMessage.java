package io.deskhost.message;

/** Sound of the desktop, voice of the peer. */
public sealed interface AudioMessage extends SessionMessage {

    record AudioFormat(int sampleRate, int channels) implements AudioMessage {
    }

    /** @param data one Opus packet */
    record AudioFrame(Octets data) implements AudioMessage {
    }

    record VoiceCallRequest(long requestTimestamp, boolean connect) implements AudioMessage {
    }

    record VoiceCallResponse(boolean accepted, long requestTimestamp, long ackTimestamp) implements AudioMessage {
    }
}
