package io.deskhost.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** The host's state cannot be read or written; the message says what is wrong, in words for its administrator. */
public final class StateUnavailable extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Path path;

    private StateUnavailable(Path path, String message, IOException cause) {
        super(message, cause);
        this.path = path;
    }

    /**
     * A cause that is one already stays what it is.
     *
     * @param path the file or directory that fails
     */
    public static StateUnavailable of(Path path, IOException cause) {
        return cause instanceof StateUnavailable said ? said
                : new StateUnavailable(path, path + ": " + reason(cause), cause);
    }

    public Path path() {
        return path;
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                    "is not a directory";
            case FileSystemException system when system.getReason() != null ->
                    system.getReason().toLowerCase(Locale.ROOT);
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
