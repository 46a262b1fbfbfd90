package io.deskhost.wire;

import io.deskhost.message.DisplayInfo;
import io.deskhost.message.PeerInfo;
import io.deskhost.message.Size;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.wire.proto.Peer;
import java.util.List;
import java.util.Optional;

/** The host's description of itself. What is absent is not written. */
final class PeerInfoCodec {

    private PeerInfoCodec() {
    }

    static PeerInfo read(Peer.PeerInfo info) {
        return new PeerInfo(info.getUsername(), info.getHostname(), info.getPlatform(),
                displays(info.getDisplaysList()), info.getCurrentDisplay(), info.getVersion(), features(info),
                encoding(info), info.hasResolutions() ? Optional.of(sizes(info.getResolutions())) : Optional.empty(),
                info.getPlatformAdditions());
    }

    static Peer.PeerInfo write(PeerInfo info) {
        var out = Peer.PeerInfo.newBuilder()
                .setUsername(info.username())
                .setHostname(info.hostname())
                .setPlatform(info.platform())
                .addAllDisplays(write(info.displays()))
                .setCurrentDisplay(info.currentDisplay())
                .setVersion(info.version())
                .setPlatformAdditions(info.platformAdditions());
        info.features().ifPresent(features -> out.getFeaturesBuilder()
                .setPrivacyMode(features.privacyMode()).setTerminal(features.terminal()));
        info.encoding().map(AbilityCodec::write).ifPresent(out::setEncoding);
        info.resolutions().map(PeerInfoCodec::resolutions).ifPresent(out::setResolutions);
        return out.build();
    }

    static List<DisplayInfo> displays(List<Peer.DisplayInfo> displays) {
        return displays.stream().map(PeerInfoCodec::display).toList();
    }

    static List<Peer.DisplayInfo> write(List<DisplayInfo> displays) {
        return displays.stream().map(PeerInfoCodec::display).toList();
    }

    static Size size(Peer.Resolution resolution) {
        return new Size(resolution.getWidth(), resolution.getHeight());
    }

    static Peer.Resolution size(Size size) {
        return Peer.Resolution.newBuilder().setWidth(size.width()).setHeight(size.height()).build();
    }

    static List<Size> sizes(Peer.SupportedResolutions resolutions) {
        return resolutions.getResolutionsList().stream().map(PeerInfoCodec::size).toList();
    }

    static Peer.SupportedResolutions resolutions(List<Size> sizes) {
        return Peer.SupportedResolutions.newBuilder()
                .addAllResolutions(sizes.stream().map(PeerInfoCodec::size).toList())
                .build();
    }

    private static DisplayInfo display(Peer.DisplayInfo display) {
        return new DisplayInfo(display.getX(), display.getY(), display.getWidth(), display.getHeight(),
                display.getName(), display.getOnline(), display.getCursorEmbedded(),
                display.hasOriginalResolution()
                        ? Optional.of(size(display.getOriginalResolution()))
                        : Optional.empty(),
                display.getScale());
    }

    private static Peer.DisplayInfo display(DisplayInfo display) {
        var out = Peer.DisplayInfo.newBuilder()
                .setX(display.x())
                .setY(display.y())
                .setWidth(display.width())
                .setHeight(display.height())
                .setName(display.name())
                .setOnline(display.online())
                .setCursorEmbedded(display.cursorEmbedded())
                .setScale(display.scale());
        display.original().map(PeerInfoCodec::size).ifPresent(out::setOriginalResolution);
        return out.build();
    }

    private static Optional<PeerInfo.Features> features(Peer.PeerInfo info) {
        return info.hasFeatures()
                ? Optional.of(new PeerInfo.Features(info.getFeatures().getPrivacyMode(),
                        info.getFeatures().getTerminal()))
                : Optional.empty();
    }

    private static Optional<SupportedEncoding> encoding(Peer.PeerInfo info) {
        return info.hasEncoding() ? Optional.of(AbilityCodec.read(info.getEncoding())) : Optional.empty();
    }
}
