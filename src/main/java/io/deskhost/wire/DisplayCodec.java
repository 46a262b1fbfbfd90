package io.deskhost.wire;

import io.deskhost.message.DisplayMessage;
import io.deskhost.message.DisplayMessage.CaptureDisplays;
import io.deskhost.message.DisplayMessage.ChangeResolution;
import io.deskhost.message.DisplayMessage.DisplaysChanged;
import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.message.DisplayMessage.MessageQuery;
import io.deskhost.message.DisplayMessage.ScreenshotRequest;
import io.deskhost.message.DisplayMessage.ScreenshotResponse;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.DisplayMessage.ToggleVirtualDisplay;
import io.deskhost.wire.proto.Peer;
import java.util.Optional;

final class DisplayCodec {

    private DisplayCodec() {
    }

    static SwitchDisplay read(Peer.SwitchDisplay display) {
        return new SwitchDisplay(display.getDisplay(), display.getX(), display.getY(), display.getWidth(),
                display.getHeight(), display.getCursorEmbedded(), PeerInfoCodec.sizes(display.getResolutions()),
                display.hasOriginalResolution()
                        ? Optional.of(PeerInfoCodec.size(display.getOriginalResolution()))
                        : Optional.empty());
    }

    static CaptureDisplays read(Peer.CaptureDisplays displays) {
        return new CaptureDisplays(displays.getAddList(), displays.getSubList(), displays.getSetList());
    }

    static MessageQuery read(Peer.MessageQuery query) {
        return new MessageQuery(query.getSwitchDisplay());
    }

    static ChangeResolution read(Peer.Resolution resolution) {
        return new ChangeResolution(Optional.empty(), PeerInfoCodec.size(resolution));
    }

    static ChangeResolution read(Peer.DisplayResolution resolution) {
        return new ChangeResolution(Optional.of(resolution.getDisplay()),
                PeerInfoCodec.size(resolution.getResolution()));
    }

    static ToggleVirtualDisplay read(Peer.ToggleVirtualDisplay toggle) {
        return new ToggleVirtualDisplay(toggle.getDisplay(), toggle.getOn());
    }

    static DisplaysChanged read(Peer.PeerInfo info) {
        return new DisplaysChanged(PeerInfoCodec.displays(info.getDisplaysList()));
    }

    static ScreenshotRequest read(Peer.ScreenshotRequest request) {
        return new ScreenshotRequest(request.getDisplay(), request.getSid());
    }

    static ScreenshotResponse read(Peer.ScreenshotResponse response) {
        return new ScreenshotResponse(response.getSid(), response.getMsg(), Bytes.read(response.getData()));
    }

    static Peer.Message write(DisplayMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case SwitchDisplay display -> out.getMiscBuilder().setSwitchDisplay(write(display));
            case CaptureDisplays(var add, var sub, var set) -> out.getMiscBuilder().getCaptureDisplaysBuilder()
                    .addAllAdd(add).addAllSub(sub).addAllSet(set);
            case MessageQuery(var display) -> out.getMiscBuilder().getMessageQueryBuilder().setSwitchDisplay(display);
            case ChangeResolution change -> write(change, out.getMiscBuilder());
            case ToggleVirtualDisplay(var display, var on) -> out.getMiscBuilder().getToggleVirtualDisplayBuilder()
                    .setDisplay(display).setOn(on);
            case DisplaysChanged(var displays) -> out.getPeerInfoBuilder()
                    .addAllDisplays(PeerInfoCodec.write(displays));
            case FollowDisplay(var display) -> out.getMiscBuilder().setFollowCurrentDisplay(display);
            case ScreenshotRequest(var display, var sid) -> out.getScreenshotRequestBuilder()
                    .setDisplay(display).setSid(sid);
            case ScreenshotResponse(var sid, var error, var png) -> out.getScreenshotResponseBuilder()
                    .setSid(sid).setMsg(error).setData(Bytes.write(png));
        }
        return out.build();
    }

    /** The reference writes the list of resolutions even when it is empty. */
    private static Peer.SwitchDisplay write(SwitchDisplay display) {
        var out = Peer.SwitchDisplay.newBuilder()
                .setDisplay(display.display())
                .setX(display.x())
                .setY(display.y())
                .setWidth(display.width())
                .setHeight(display.height())
                .setCursorEmbedded(display.cursorEmbedded())
                .setResolutions(PeerInfoCodec.resolutions(display.resolutions()));
        display.original().map(PeerInfoCodec::size).ifPresent(out::setOriginalResolution);
        return out.build();
    }

    private static void write(ChangeResolution change, Peer.Misc.Builder misc) {
        var size = PeerInfoCodec.size(change.size());
        change.display().ifPresentOrElse(
                display -> misc.getChangeDisplayResolutionBuilder().setDisplay(display).setResolution(size),
                () -> misc.setChangeResolution(size));
    }
}
