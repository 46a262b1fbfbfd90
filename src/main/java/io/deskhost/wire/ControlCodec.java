package io.deskhost.wire;

import io.deskhost.message.ControlMessage;
import io.deskhost.message.ControlMessage.BackNotification;
import io.deskhost.message.ControlMessage.Chat;
import io.deskhost.message.ControlMessage.CloseReason;
import io.deskhost.message.ControlMessage.ElevationRequest;
import io.deskhost.message.ControlMessage.Foreign;
import io.deskhost.message.ControlMessage.MessageBox;
import io.deskhost.message.ControlMessage.PermissionInfo;
import io.deskhost.message.ControlMessage.RestartDevice;
import io.deskhost.message.ControlMessage.SwitchBack;
import io.deskhost.message.ControlMessage.SwitchSidesRequest;
import io.deskhost.message.ControlMessage.TogglePrivacyMode;
import io.deskhost.wire.proto.Peer;
import java.util.Optional;

final class ControlCodec {

    private ControlCodec() {
    }

    static PermissionInfo read(Peer.PermissionInfo info) {
        return new PermissionInfo(info.getPermissionValue(), info.getEnabled());
    }

    static BackNotification read(Peer.BackNotification notification) {
        return new BackNotification(
                notification.hasPrivacyModeState()
                        ? Optional.of(notification.getPrivacyModeStateValue())
                        : Optional.empty(),
                notification.hasBlockInputState()
                        ? Optional.of(notification.getBlockInputStateValue())
                        : Optional.empty(),
                notification.getDetails(), notification.getImplKey());
    }

    static MessageBox read(Peer.MessageBox box) {
        return new MessageBox(box.getMsgtype(), box.getTitle(), box.getText(), box.getLink());
    }

    static TogglePrivacyMode read(Peer.TogglePrivacyMode toggle) {
        return new TogglePrivacyMode(toggle.getImplKey(), toggle.getOn());
    }

    static SwitchSidesRequest read(Peer.SwitchSidesRequest request) {
        return new SwitchSidesRequest(Bytes.read(request.getUuid()));
    }

    static Peer.Message write(ControlMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case Chat(var text) -> out.getMiscBuilder().getChatMessageBuilder().setText(text);
            case PermissionInfo(var permission, var enabled) -> out.getMiscBuilder().getPermissionInfoBuilder()
                    .setPermissionValue(permission).setEnabled(enabled);
            case CloseReason(var text) -> out.getMiscBuilder().setCloseReason(text);
            case BackNotification notification -> out.getMiscBuilder().setBackNotification(write(notification));
            case MessageBox(var type, var title, var text, var link) -> out.getMessageBoxBuilder()
                    .setMsgtype(type).setTitle(title).setText(text).setLink(link);
            case TogglePrivacyMode(var implKey, var on) -> out.getMiscBuilder().getTogglePrivacyModeBuilder()
                    .setImplKey(implKey).setOn(on);
            case RestartDevice() -> out.getMiscBuilder().setRestartRemoteDevice(true);
            case SwitchSidesRequest(var uuid) -> out.getMiscBuilder().getSwitchSidesRequestBuilder()
                    .setUuid(Bytes.write(uuid));
            case SwitchBack() -> out.getMiscBuilder().setSwitchBack(Peer.SwitchBack.getDefaultInstance());
            case ElevationRequest() -> out.getMiscBuilder().getElevationRequestBuilder().setDirect(true);
            case Foreign(var name) -> MemberName.write(out.getMiscBuilder(), name);
        }
        return out.build();
    }

    private static Peer.BackNotification write(BackNotification notification) {
        var out = Peer.BackNotification.newBuilder()
                .setDetails(notification.details())
                .setImplKey(notification.implKey());
        notification.privacyState().ifPresent(out::setPrivacyModeStateValue);
        notification.blockInputState().ifPresent(out::setBlockInputStateValue);
        return out.build();
    }
}
