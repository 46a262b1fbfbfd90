package io.deskhost.wire;

import io.deskhost.message.LoginMessage;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginAccepted;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.LoginMessage.SecondFactor;
import io.deskhost.message.LoginMessage.SidesSwitched;
import io.deskhost.message.OsLogin;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SessionRequest;
import io.deskhost.message.UnknownMessage;
import io.deskhost.wire.proto.Peer;
import java.util.Optional;

final class LoginCodec {

    private LoginCodec() {
    }

    static Hash read(Peer.Hash hash) {
        return new Hash(hash.getSalt(), hash.getChallenge());
    }

    static LoginRequest read(Peer.LoginRequest login) {
        return new LoginRequest(login.getUsername(), Bytes.read(login.getPassword()), login.getMyId(),
                login.getMyName(), option(login), session(login), login.getVideoAckRequired(), login.getSessionId(),
                login.getVersion(), osLogin(login), login.getMyPlatform(), Bytes.read(login.getHwid()),
                login.getAvatar());
    }

    static SessionMessage read(Peer.LoginResponse response) {
        return switch (response.getUnionCase()) {
            case ERROR -> new LoginError(response.getError(), response.getEnableTrustedDevices());
            case PEER_INFO -> new LoginAccepted(PeerInfoCodec.read(response.getPeerInfo()));
            case UNION_NOT_SET -> new UnknownMessage();
        };
    }

    static SecondFactor read(Peer.Auth2FA factor) {
        return new SecondFactor(factor.getCode(), Bytes.read(factor.getHwid()));
    }

    static SidesSwitched read(Peer.SwitchSidesResponse response) {
        return new SidesSwitched(Bytes.read(response.getUuid()),
                response.hasLr() ? Optional.of(read(response.getLr())) : Optional.empty());
    }

    static Peer.Message write(LoginMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case Hash(var salt, var challenge) -> out.getHashBuilder().setSalt(salt).setChallenge(challenge);
            case LoginRequest login -> out.setLoginRequest(write(login));
            case LoginError(var text, var trusted) -> out.getLoginResponseBuilder()
                    .setError(text).setEnableTrustedDevices(trusted);
            case LoginAccepted(var peer) -> out.getLoginResponseBuilder().setPeerInfo(PeerInfoCodec.write(peer));
            case SecondFactor(var code, var hwid) -> out.getAuth2FaBuilder().setCode(code).setHwid(Bytes.write(hwid));
            case SidesSwitched(var uuid, var login) -> {
                var response = out.getSwitchSidesResponseBuilder().setUuid(Bytes.write(uuid));
                login.map(LoginCodec::write).ifPresent(response::setLr);
            }
        }
        return out.build();
    }

    private static Peer.LoginRequest write(LoginRequest login) {
        var out = Peer.LoginRequest.newBuilder()
                .setUsername(login.username())
                .setPassword(Bytes.write(login.password()))
                .setMyId(login.myId())
                .setMyName(login.myName())
                .setVideoAckRequired(login.videoAckRequired())
                .setSessionId(login.sessionId())
                .setVersion(login.version())
                .setMyPlatform(login.myPlatform())
                .setHwid(Bytes.write(login.hwid()))
                .setAvatar(login.avatar());
        login.option().map(OptionCodec::write).ifPresent(out::setOption);
        login.osLogin().ifPresent(os -> out.getOsLoginBuilder()
                .setUsername(os.username()).setPassword(os.password()));
        write(login.session(), out);
        return out.build();
    }

    private static void write(SessionRequest session, Peer.LoginRequest.Builder out) {
        switch (session) {
            case SessionRequest.Desktop() -> out.clearUnion();
            case SessionRequest.Files(var dir, var hidden) -> out.getFileTransferBuilder()
                    .setDir(dir).setShowHidden(hidden);
            case SessionRequest.Tunnel(var host, var port) -> out.getPortForwardBuilder().setHost(host).setPort(port);
            case SessionRequest.Camera() -> out.setViewCamera(Peer.ViewCamera.getDefaultInstance());
            case SessionRequest.Terminal(var serviceId) -> out.getTerminalBuilder().setServiceId(serviceId);
        }
    }

    private static SessionRequest session(Peer.LoginRequest login) {
        return switch (login.getUnionCase()) {
            case FILE_TRANSFER -> new SessionRequest.Files(login.getFileTransfer().getDir(),
                    login.getFileTransfer().getShowHidden());
            case PORT_FORWARD -> new SessionRequest.Tunnel(login.getPortForward().getHost(),
                    login.getPortForward().getPort());
            case VIEW_CAMERA -> new SessionRequest.Camera();
            case TERMINAL -> new SessionRequest.Terminal(login.getTerminal().getServiceId());
            case UNION_NOT_SET -> new SessionRequest.Desktop();
        };
    }

    private static Optional<SessionOptions> option(Peer.LoginRequest login) {
        return login.hasOption() ? Optional.of(OptionCodec.read(login.getOption())) : Optional.empty();
    }

    private static Optional<OsLogin> osLogin(Peer.LoginRequest login) {
        return login.hasOsLogin()
                ? Optional.of(new OsLogin(login.getOsLogin().getUsername(), login.getOsLogin().getPassword()))
                : Optional.empty();
    }
}
