package io.deskhost.wire;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.deskhost.message.AudioMessage;
import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.CursorMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.FileMessage;
import io.deskhost.message.HandshakeMessage;
import io.deskhost.message.InputMessage;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.TerminalMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;

/**
 * Messages to bytes and back. Stateless, any thread. Unknown members and an empty envelope are
 * {@link UnknownMessage}; numbers that an enum does not know are never an error.
 */
public final class MessageCodec {

    /** As in the reference; deeper is unreadable. */
    private static final int NESTING_LIMIT = 100;
    private static final Parser<Peer.Message> PARSER = DiscardUnknownFieldsParser.wrap(Peer.Message.parser());

    /**
     * Reads one message. A picture gets a buffer of its own, which the caller owns.
     *
     * @param payload the opened payload of a frame; not released, its reader index moves to the end
     * @throws UnreadableMessage when it is no message
     */
    public SessionMessage decode(ByteBuf payload) throws UnreadableMessage {
        try {
            return read(parse(payload), payload.alloc());
        } finally {
            payload.skipBytes(payload.readableBytes());
        }
    }

    /**
     * Writes one message into a buffer that the caller owns. Data of a picture is copied, not released.
     *
     * @throws IllegalArgumentException for a message known by kind only whose kind the protocol does not have
     */
    public ByteBuf encode(SessionMessage message, ByteBufAllocator allocator) {
        return switch (message) {
            case AudioMessage audio -> MessageBytes.of(AudioCodec.write(audio), allocator);
            case ClipboardMessage clipboard -> MessageBytes.of(ClipboardCodec.write(clipboard), allocator);
            case ControlMessage control -> MessageBytes.of(ControlCodec.write(control), allocator);
            case CursorMessage cursor -> MessageBytes.of(CursorCodec.write(cursor), allocator);
            case DisplayMessage display -> MessageBytes.of(DisplayCodec.write(display), allocator);
            case FileMessage file -> MessageBytes.of(FileCodec.write(file), allocator);
            case HandshakeMessage handshake -> MessageBytes.of(HandshakeCodec.write(handshake), allocator);
            case InputMessage input -> MessageBytes.of(InputCodec.write(input), allocator);
            case LoginMessage login -> MessageBytes.of(LoginCodec.write(login), allocator);
            case OptionMessage option -> MessageBytes.of(OptionCodec.write(option), allocator);
            case ProbeMessage probe -> MessageBytes.of(ProbeCodec.write(probe), allocator);
            case TerminalMessage terminal -> MessageBytes.of(TerminalCodec.write(terminal), allocator);
            case UnknownMessage() -> MessageBytes.of(Peer.Message.getDefaultInstance(), allocator);
            case VideoMessage video -> VideoCodec.write(video, allocator);
        };
    }

    /** The parsed fields share memory with the payload: what is kept must be copied. */
    private static Peer.Message parse(ByteBuf payload) throws UnreadableMessage {
        var input = UnsafeByteOperations.unsafeWrap(payload.nioBuffer()).newCodedInput();
        input.enableAliasing(true);
        input.setRecursionLimit(NESTING_LIMIT);
        try {
            var message = PARSER.parseFrom(input);
            input.checkLastTagWas(0);
            return message;
        } catch (IOException broken) {
            throw new UnreadableMessage(String.valueOf(broken.getMessage()));
        }
    }

    private static SessionMessage read(Peer.Message message, ByteBufAllocator allocator) {
        return switch (message.getUnionCase()) {
            case SIGNED_ID -> HandshakeCodec.read(message.getSignedId());
            case PUBLIC_KEY -> HandshakeCodec.read(message.getPublicKey());
            case TEST_DELAY -> ProbeCodec.read(message.getTestDelay());
            case VIDEO_FRAME -> VideoCodec.read(message.getVideoFrame(), allocator);
            case LOGIN_REQUEST -> LoginCodec.read(message.getLoginRequest());
            case LOGIN_RESPONSE -> LoginCodec.read(message.getLoginResponse());
            case HASH -> LoginCodec.read(message.getHash());
            case MOUSE_EVENT -> InputCodec.read(message.getMouseEvent());
            case AUDIO_FRAME -> AudioCodec.read(message.getAudioFrame());
            case CURSOR_DATA -> CursorCodec.read(message.getCursorData());
            case CURSOR_POSITION -> CursorCodec.read(message.getCursorPosition());
            case CURSOR_ID -> new CursorMessage.CursorId(message.getCursorId());
            case KEY_EVENT -> InputCodec.read(message.getKeyEvent());
            case CLIPBOARD -> new ClipboardMessage.ClipboardChanged(1);
            case FILE_ACTION -> FileCodec.read(message.getFileAction());
            case FILE_RESPONSE -> FileCodec.read(message.getFileResponse());
            case MISC -> MiscCodec.read(message.getMisc());
            case CLIPRDR -> ClipboardCodec.read(message.getCliprdr());
            case MESSAGE_BOX -> ControlCodec.read(message.getMessageBox());
            case SWITCH_SIDES_RESPONSE -> LoginCodec.read(message.getSwitchSidesResponse());
            case VOICE_CALL_REQUEST -> AudioCodec.read(message.getVoiceCallRequest());
            case VOICE_CALL_RESPONSE -> AudioCodec.read(message.getVoiceCallResponse());
            case PEER_INFO -> DisplayCodec.read(message.getPeerInfo());
            case POINTER_DEVICE_EVENT -> InputCodec.read(message.getPointerDeviceEvent());
            case AUTH_2FA -> LoginCodec.read(message.getAuth2Fa());
            case MULTI_CLIPBOARDS -> ClipboardCodec.read(message.getMultiClipboards());
            case SCREENSHOT_REQUEST -> DisplayCodec.read(message.getScreenshotRequest());
            case SCREENSHOT_RESPONSE -> DisplayCodec.read(message.getScreenshotResponse());
            case TERMINAL_ACTION -> TerminalCodec.read(message.getTerminalAction());
            case TERMINAL_RESPONSE -> TerminalCodec.read(message.getTerminalResponse());
            case UNION_NOT_SET -> new UnknownMessage();
        };
    }
}
