package io.deskhost.message;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Samples of every message, with every field set to something that is not its default; at least one a record. */
public final class Samples {

    private static final SupportedDecoding DECODING = new SupportedDecoding(Set.of(Codec.VP9, Codec.AV1),
            Optional.of(Codec.AV1), new CodecAbility(Set.of(Codec.VP9, Codec.H264)), true);
    private static final SupportedEncoding ENCODING = new SupportedEncoding(
            Set.of(Codec.VP9, Codec.VP8, Codec.AV1, Codec.H264, Codec.H265), new CodecAbility(Set.of(Codec.VP9)));
    private static final DisplayInfo DISPLAY = new DisplayInfo(-1920, -5, 1920, 1080, "HDMI-1", true, true,
            Optional.of(new Size(1280, 800)), 1.5);

    private Samples() {
    }

    /** New ones each time: pictures are the caller's to release. */
    public static List<SessionMessage> all() {
        var all = new ArrayList<SessionMessage>();
        Stream.of(audio(), clipboard(), control(), cursor(), display(), files(), handshake(), input(), login(),
                        video())
                .forEach(all::addAll);
        all.add(new OptionMessage(options()));
        all.add(new OptionMessage(SessionOptions.NONE));
        all.add(new ProbeMessage(-7, true, 31, 719));
        all.add(new TerminalMessage.TerminalAction("open"));
        all.add(new TerminalMessage.TerminalResponse("opened"));
        all.add(new UnknownMessage());
        return all;
    }

    public static LoginMessage.LoginRequest login(SessionRequest session) {
        return new LoginMessage.LoginRequest("123456789", Octets.of(new byte[32]), "900000001", "Zoë",
                Optional.of(options()), session, true, -28713234326696295L, "1.4.9",
                Optional.of(new OsLogin("root", "secret")), "Linux", octets(2), "https://a/b.png");
    }

    public static SessionOptions options() {
        return new SessionOptions(ImageQuality.BEST, Switch.YES, Switch.NO, Switch.YES, Switch.NO, 50 << 8,
                Switch.YES, Switch.NO, Switch.YES, Optional.of(DECODING), 30, Switch.NO, Switch.YES, Switch.NO,
                Switch.YES, Switch.NO, Switch.YES);
    }

    private static List<SessionMessage> audio() {
        return List.of(new AudioMessage.AudioFormat(48000, 2), new AudioMessage.AudioFrame(octets(3)),
                new AudioMessage.VoiceCallRequest(1_700_000_000_000L, true),
                new AudioMessage.VoiceCallResponse(true, 1_700_000_000_000L, -1));
    }

    private static List<SessionMessage> clipboard() {
        return List.of(new ClipboardMessage.ClipboardChanged(3), new ClipboardMessage.FileClipboard("try_empty"));
    }

    private static List<SessionMessage> control() {
        return List.of(new ControlMessage.Chat("hello"), new ControlMessage.PermissionInfo(8, true),
                new ControlMessage.PermissionInfo(0, false), new ControlMessage.CloseReason("manually"),
                new ControlMessage.BackNotification(Optional.of(4), Optional.empty(), "details", "key"),
                new ControlMessage.BackNotification(Optional.empty(), Optional.of(0), "", ""),
                new ControlMessage.MessageBox("error", "title", "text", "link"),
                new ControlMessage.TogglePrivacyMode("privacy_mode_impl_mag", true),
                new ControlMessage.RestartDevice(), new ControlMessage.SwitchSidesRequest(octets(16)),
                new ControlMessage.SwitchBack(), new ControlMessage.ElevationRequest(),
                new ControlMessage.Foreign("uac"), new ControlMessage.Foreign("plugin_failure"),
                new ControlMessage.Foreign("elevation_response"));
    }

    private static List<SessionMessage> cursor() {
        return List.of(new CursorMessage.CursorData(-2, 4, -4, 24, 25, octets(600)), new CursorMessage.CursorId(0),
                new CursorMessage.CursorId(77), new CursorMessage.CursorPosition(-1, 1080));
    }

    private static List<SessionMessage> display() {
        return List.of(
                new DisplayMessage.SwitchDisplay(1, -1, 2, 1365, 767, true, List.of(new Size(1365, 767)),
                        Optional.of(new Size(0, 0))),
                new DisplayMessage.SwitchDisplay(0, 0, 0, 0, 0, false, List.of(), Optional.empty()),
                new DisplayMessage.CaptureDisplays(List.of(1), List.of(-2, 3), List.of(0, 1, 2)),
                new DisplayMessage.MessageQuery(1),
                new DisplayMessage.ChangeResolution(Optional.empty(), new Size(800, 600)),
                new DisplayMessage.ChangeResolution(Optional.of(1), new Size(800, 600)),
                new DisplayMessage.ToggleVirtualDisplay(1, true),
                new DisplayMessage.DisplaysChanged(List.of(DISPLAY)), new DisplayMessage.FollowDisplay(0),
                new DisplayMessage.ScreenshotRequest(1, "sid"),
                new DisplayMessage.ScreenshotResponse("sid", "error", octets(9)));
    }

    private static List<SessionMessage> files() {
        return List.of(new FileMessage.FileAction("read_dir"), new FileMessage.FileResponse("digest"));
    }

    private static List<SessionMessage> handshake() {
        return List.of(new HandshakeMessage.SignedId(octets(109)),
                new HandshakeMessage.PublicKey(octets(32), octets(48)),
                new HandshakeMessage.PublicKey(Octets.EMPTY, Octets.EMPTY));
    }

    private static List<SessionMessage> input() {
        var modifiers = List.of(ControlKey.SHIFT, ControlKey.LOCK_SCREEN, ControlKey.UNKNOWN);
        var keys = Stream.of(new InputMessage.Key.None(), new InputMessage.Key.Named(ControlKey.CTRL_ALT_DEL),
                new InputMessage.Key.Code(0), new InputMessage.Key.CodePoint(0x1F600),
                new InputMessage.Key.Text("some text"), new InputMessage.Key.WindowsHotkey(-1));
        var touches = Stream.of(new InputMessage.Touch.None(), new InputMessage.Touch.Scale(-1000),
                new InputMessage.Touch.PanStart(1, -2), new InputMessage.Touch.PanUpdate(-3, 4),
                new InputMessage.Touch.PanEnd(5, 6));
        var all = new ArrayList<SessionMessage>();
        all.add(new InputMessage.MouseEvent(9, -100, 200, modifiers));
        all.add(new InputMessage.MouseEvent(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, List.of()));
        keys.forEach(key -> all.add(new InputMessage.KeyEvent(true, true, key, modifiers, KeyboardMode.TRANSLATE)));
        for (var mode : KeyboardMode.values()) {
            all.add(new InputMessage.KeyEvent(false, false, new InputMessage.Key.Code(50), List.of(), mode));
        }
        touches.forEach(touch -> all.add(new InputMessage.PointerDeviceEvent(touch, modifiers)));
        return all;
    }

    private static List<SessionMessage> login() {
        var all = new ArrayList<SessionMessage>();
        Stream.of(new SessionRequest.Desktop(), new SessionRequest.Files("/home", true),
                        new SessionRequest.Tunnel("db", 5432), new SessionRequest.Camera(),
                        new SessionRequest.Terminal("ts_1"))
                .forEach(session -> all.add(login(session)));
        all.add(new LoginMessage.Hash("salt", "x7k2mq"));
        all.add(new LoginMessage.LoginError("2FA Required", true));
        all.add(new LoginMessage.LoginAccepted(new PeerInfo("user", "office-pc", "Linux", List.of(DISPLAY), 1,
                "1.4.9", Optional.of(new PeerInfo.Features(true, true)), Optional.of(ENCODING),
                Optional.of(List.of(new Size(1280, 800))), "{}")));
        all.add(new LoginMessage.LoginAccepted(new PeerInfo("user", "", "", List.of(), 0, "", Optional.empty(),
                Optional.empty(), Optional.empty(), "")));
        all.add(new LoginMessage.SecondFactor("123456", octets(32)));
        all.add(new LoginMessage.SidesSwitched(octets(16), Optional.of(login(new SessionRequest.Desktop()))));
        all.add(new LoginMessage.SidesSwitched(octets(16), Optional.empty()));
        return all;
    }

    private static List<SessionMessage> video() {
        var all = new ArrayList<SessionMessage>();
        for (var codec : Codec.values()) {
            all.add(new VideoMessage.VideoFrame(codec, 2, true, 1_000_000_007L,
                    Unpooled.wrappedBuffer(new byte[] {1, 2, 3})));
        }
        all.add(new VideoMessage.VideoFrame(Codec.VP9, 0, false, 0, Unpooled.wrappedBuffer(new byte[17_000])));
        all.add(new VideoMessage.VideoFrame(Codec.VP9, -1, false, -1, Unpooled.EMPTY_BUFFER));
        all.addAll(List.of(new VideoMessage.RefreshAll(true), new VideoMessage.RefreshAll(false),
                new VideoMessage.RefreshDisplay(0), new VideoMessage.VideoReceived(),
                new VideoMessage.ClientRecording(true), new VideoMessage.ClientRecording(false),
                new VideoMessage.AutoAdjustFps(25), new VideoMessage.EncodingChanged(ENCODING)));
        return all;
    }

    private static Octets octets(int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + length);
        }
        return Octets.of(bytes);
    }
}
