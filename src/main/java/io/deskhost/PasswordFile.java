package io.deskhost;

import io.deskhost.login.PermanentPassword;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file whose first line becomes the permanent password: {@code deskhost.login.password-file}. */
record PasswordFile(Path path) {

    private static final String MEND = "Write the password into the first line of the file, readable for user "
            + System.getProperty("user.name") + ", or name another with deskhost.login.password-file "
            + "(bin/run --password-file FILE).";

    /**
     * @throws UnusableSetting when the file holds no password that can be used
     * @throws IOException     when the password cannot be stored
     */
    void setIn(PermanentPassword password) throws IOException {
        String line = firstLine();
        try {
            password.set(line);
        } catch (IllegalArgumentException unfit) {
            throw unusable(line.isEmpty() ? "its first line is empty" : "its first line is too long. "
                    + unfit.getMessage().replaceFirst("[.]$", ""), unfit);
        }
    }

    private String firstLine() {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException unreadable) {
            throw unusable(reason(unreadable), unreadable);
        }
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }

    private UnusableSetting unusable(String why, Exception cause) {
        return new UnusableSetting("The password file " + path + " cannot be used: " + why + ".", MEND, cause);
    }
}
