package io.deskhost.wire;

import io.deskhost.message.FileMessage;
import io.deskhost.message.FileMessage.FileAction;
import io.deskhost.message.FileMessage.FileResponse;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.wire.proto.Peer;

/** Knows these messages by kind only: what is written has members without fields. */
final class FileCodec {

    private FileCodec() {
    }

    static SessionMessage read(Peer.FileAction action) {
        return MemberName.read(action).<SessionMessage>map(FileAction::new).orElseGet(UnknownMessage::new);
    }

    static SessionMessage read(Peer.FileResponse response) {
        return MemberName.read(response).<SessionMessage>map(FileResponse::new).orElseGet(UnknownMessage::new);
    }

    static Peer.Message write(FileMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case FileAction(var kind) -> MemberName.write(out.getFileActionBuilder(), kind);
            case FileResponse(var kind) -> MemberName.write(out.getFileResponseBuilder(), kind);
        }
        return out.build();
    }
}
