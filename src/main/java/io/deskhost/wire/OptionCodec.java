package io.deskhost.wire;

import io.deskhost.message.ImageQuality;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.message.Switch;
import io.deskhost.wire.proto.Peer;
import io.deskhost.wire.proto.Peer.OptionMessage.BoolOption;
import java.util.Optional;

final class OptionCodec {

    /** A number that the protocol does not use: every reader takes it for unknown. */
    private static final int UNUSED_QUALITY = 1;

    private OptionCodec() {
    }

    static SessionOptions read(Peer.OptionMessage option) {
        return new SessionOptions(
                quality(option.getImageQualityValue()),
                wish(option.getLockAfterSessionEndValue()),
                wish(option.getShowRemoteCursorValue()),
                wish(option.getPrivacyModeValue()),
                wish(option.getBlockInputValue()),
                option.getCustomImageQuality(),
                wish(option.getDisableAudioValue()),
                wish(option.getDisableClipboardValue()),
                wish(option.getEnableFileTransferValue()),
                decoding(option),
                option.getCustomFps(),
                wish(option.getDisableKeyboardValue()),
                wish(option.getFollowRemoteCursorValue()),
                wish(option.getFollowRemoteWindowValue()),
                wish(option.getDisableCameraValue()),
                wish(option.getTerminalPersistentValue()),
                wish(option.getShowMyCursorValue()));
    }

    static Peer.Message write(OptionMessage message) {
        return MessageBytes.misc(misc -> misc.setOption(write(message.options())));
    }

    static Peer.OptionMessage write(SessionOptions options) {
        var out = Peer.OptionMessage.newBuilder()
                .setImageQualityValue(number(options.imageQuality()))
                .setLockAfterSessionEnd(wish(options.lockAfterSessionEnd()))
                .setShowRemoteCursor(wish(options.showRemoteCursor()))
                .setPrivacyMode(wish(options.privacyMode()))
                .setBlockInput(wish(options.blockInput()))
                .setCustomImageQuality(options.customImageQuality())
                .setDisableAudio(wish(options.disableAudio()))
                .setDisableClipboard(wish(options.disableClipboard()))
                .setEnableFileTransfer(wish(options.enableFileTransfer()))
                .setCustomFps(options.customFps())
                .setDisableKeyboard(wish(options.disableKeyboard()))
                .setFollowRemoteCursor(wish(options.followRemoteCursor()))
                .setFollowRemoteWindow(wish(options.followRemoteWindow()))
                .setDisableCamera(wish(options.disableCamera()))
                .setTerminalPersistent(wish(options.terminalPersistent()))
                .setShowMyCursor(wish(options.showMyCursor()));
        options.supportedDecoding().map(AbilityCodec::write).ifPresent(out::setSupportedDecoding);
        return out.build();
    }

    private static Optional<SupportedDecoding> decoding(Peer.OptionMessage option) {
        return option.hasSupportedDecoding()
                ? Optional.of(AbilityCodec.read(option.getSupportedDecoding()))
                : Optional.empty();
    }

    private static Switch wish(int number) {
        return switch (number) {
            case BoolOption.No_VALUE -> Switch.NO;
            case BoolOption.Yes_VALUE -> Switch.YES;
            default -> Switch.NOT_SET;
        };
    }

    private static BoolOption wish(Switch wish) {
        return switch (wish) {
            case NOT_SET -> BoolOption.NotSet;
            case NO -> BoolOption.No;
            case YES -> BoolOption.Yes;
        };
    }

    private static ImageQuality quality(int number) {
        return switch (number) {
            case Peer.ImageQuality.NotSet_VALUE -> ImageQuality.NOT_SET;
            case Peer.ImageQuality.Low_VALUE -> ImageQuality.LOW;
            case Peer.ImageQuality.Balanced_VALUE -> ImageQuality.BALANCED;
            case Peer.ImageQuality.Best_VALUE -> ImageQuality.BEST;
            default -> ImageQuality.UNKNOWN;
        };
    }

    private static int number(ImageQuality quality) {
        return switch (quality) {
            case NOT_SET -> Peer.ImageQuality.NotSet_VALUE;
            case LOW -> Peer.ImageQuality.Low_VALUE;
            case BALANCED -> Peer.ImageQuality.Balanced_VALUE;
            case BEST -> Peer.ImageQuality.Best_VALUE;
            case UNKNOWN -> UNUSED_QUALITY;
        };
    }
}
