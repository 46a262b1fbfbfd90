package io.deskhost.wire;

import io.deskhost.message.CursorMessage;
import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.CursorMessage.CursorId;
import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.wire.proto.Peer;

final class CursorCodec {

    private CursorCodec() {
    }

    static CursorData read(Peer.CursorData data) {
        return new CursorData(data.getId(), data.getHotx(), data.getHoty(), data.getWidth(), data.getHeight(),
                Bytes.read(data.getColors()));
    }

    static CursorPosition read(Peer.CursorPosition position) {
        return new CursorPosition(position.getX(), position.getY());
    }

    static Peer.Message write(CursorMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case CursorData data -> out.setCursorData(Peer.CursorData.newBuilder()
                    .setId(data.id())
                    .setHotx(data.hotX())
                    .setHoty(data.hotY())
                    .setWidth(data.width())
                    .setHeight(data.height())
                    .setColors(Bytes.write(data.colors())));
            case CursorId(var id) -> out.setCursorId(id);
            case CursorPosition(var x, var y) -> out.getCursorPositionBuilder().setX(x).setY(y);
        }
        return out.build();
    }
}
