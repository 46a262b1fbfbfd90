package io.deskhost.admin;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the host prints on its standard output.
 *
 * @param console for whom: {@code person}, words and each new one-time password; {@code json}, one line for scripts
 *                when ready; {@code none}
 */
@Validated
@ConfigurationProperties("deskhost")
record ConsoleProperties(@DefaultValue("person") @NotNull Form console) {

    enum Form {
        PERSON, JSON, NONE
    }
}
