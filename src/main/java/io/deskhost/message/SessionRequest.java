package io.deskhost.message;

/** The kind of session that a login asks for, with what belongs to that kind. */
public sealed interface SessionRequest {

    SessionKind kind();

    record Desktop() implements SessionRequest {
        @Override
        public SessionKind kind() {
            return SessionKind.DESKTOP;
        }
    }

    record Files(String dir, boolean showHidden) implements SessionRequest {
        @Override
        public SessionKind kind() {
            return SessionKind.FILES;
        }
    }

    record Tunnel(String host, int port) implements SessionRequest {
        @Override
        public SessionKind kind() {
            return SessionKind.TUNNEL;
        }
    }

    record Camera() implements SessionRequest {
        @Override
        public SessionKind kind() {
            return SessionKind.CAMERA;
        }
    }

    record Terminal(String serviceId) implements SessionRequest {
        @Override
        public SessionKind kind() {
            return SessionKind.TERMINAL;
        }
    }
}
