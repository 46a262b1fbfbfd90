package io.deskhost.wire;

import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.ClipboardMessage.ClipboardChanged;
import io.deskhost.message.ClipboardMessage.FileClipboard;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.wire.proto.Peer;
import java.util.Collections;

/** Knows these messages by kind only: what is written has formats without contents, members without fields. */
final class ClipboardCodec {

    private ClipboardCodec() {
    }

    static ClipboardChanged read(Peer.MultiClipboards clipboards) {
        return new ClipboardChanged(clipboards.getClipboardsCount());
    }

    static SessionMessage read(Peer.Cliprdr files) {
        return MemberName.read(files).<SessionMessage>map(FileClipboard::new).orElseGet(UnknownMessage::new);
    }

    static Peer.Message write(ClipboardMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case ClipboardChanged(var formats) -> out.getMultiClipboardsBuilder()
                    .addAllClipboards(Collections.nCopies(formats, Peer.Clipboard.getDefaultInstance()));
            case FileClipboard(var kind) -> MemberName.write(out.getCliprdrBuilder(), kind);
        }
        return out.build();
    }
}
