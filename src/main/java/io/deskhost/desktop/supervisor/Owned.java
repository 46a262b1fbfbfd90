package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories with a stated owner and mode, safe against what others may have put in their place. */
final class Owned {

    private Owned() {
    }

    static void directory(Path directory, OsUser owner, String mode) throws IOException {
        directory(directory, owner.uid(), owner.gid(), mode);
    }

    /** @throws IOException also when somebody else's directory or a link is there already */
    static void directory(Path directory, long uid, long gid, String mode) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else if (uid(directory) != uid && uid(directory) != uid(Path.of("/proc/self"))) {
            throw new IOException(directory + " belongs to somebody else");
        }
        give(directory, uid, gid, mode);
    }

    static void give(Path path, long uid, long gid, String mode) throws IOException {
        if (uid(path) != uid || gid(path) != gid) {
            Files.setAttribute(path, "unix:uid", (int) uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", (int) gid, LinkOption.NOFOLLOW_LINKS);
        }
        permit(path, mode);
    }

    static void permit(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** The file is nobody else's at any moment, and either the old or the new one is there. */
    static void writePrivate(Path file, byte[] content, OsUser owner) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), ".fresh", null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, content);
            give(fresh, owner.uid(), owner.gid(), "rw-------");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static long uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    static long gid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }
}
