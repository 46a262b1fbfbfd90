package io.deskhost.login;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in.
 *
 * @param passwordFile       file whose first line becomes the permanent password at the start
 * @param verificationMethod which passwords are accepted: {@code both}, {@code permanent}, {@code one-time}
 * @param oneTimeLength      characters of a one-time password
 */
@Validated
@ConfigurationProperties("deskhost.login")
public record LoginProperties(@Nullable Path passwordFile,
                              @DefaultValue("both") @NotNull VerificationMethod verificationMethod,
                              @DefaultValue("8") @Min(6) @Max(32) int oneTimeLength) {

    /** Which passwords are accepted. */
    public enum VerificationMethod {
        BOTH, PERMANENT, ONE_TIME;

        boolean permanent() {
            return this != ONE_TIME;
        }

        boolean oneTime() {
            return this != PERMANENT;
        }
    }
}
