package io.deskhost.message;

/** File transfer. Known by kind only, until file transfer is served. */
public sealed interface FileMessage extends SessionMessage {

    record FileAction(String kind) implements FileMessage {
    }

    record FileResponse(String kind) implements FileMessage {
    }
}
