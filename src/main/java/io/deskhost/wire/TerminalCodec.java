package io.deskhost.wire;

import io.deskhost.message.SessionMessage;
import io.deskhost.message.TerminalMessage;
import io.deskhost.message.TerminalMessage.TerminalAction;
import io.deskhost.message.TerminalMessage.TerminalResponse;
import io.deskhost.message.UnknownMessage;
import io.deskhost.wire.proto.Peer;

/** Knows these messages by kind only: what is written has members without fields. */
final class TerminalCodec {

    private TerminalCodec() {
    }

    static SessionMessage read(Peer.TerminalAction action) {
        return MemberName.read(action).<SessionMessage>map(TerminalAction::new).orElseGet(UnknownMessage::new);
    }

    static SessionMessage read(Peer.TerminalResponse response) {
        return MemberName.read(response).<SessionMessage>map(TerminalResponse::new).orElseGet(UnknownMessage::new);
    }

    static Peer.Message write(TerminalMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case TerminalAction(var kind) -> MemberName.write(out.getTerminalActionBuilder(), kind);
            case TerminalResponse(var kind) -> MemberName.write(out.getTerminalResponseBuilder(), kind);
        }
        return out.build();
    }
}
