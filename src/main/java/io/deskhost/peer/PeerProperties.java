package io.deskhost.peer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where peers connect.
 *
 * @param port   port of the direct road; 0 = any free one
 * @param direct the direct road
 */
@Validated
@ConfigurationProperties("deskhost.peer")
public record PeerProperties(@DefaultValue("21118") @Min(0) @Max(65535) int port,
                             @DefaultValue @NotNull Direct direct) {

    /**
     * The direct road, which ordinary clients speak in clear text.
     *
     * @param plaintext who may use it: {@code loopback}, {@code deny}, {@code allow}, or a list of CIDRs
     */
    public record Direct(@DefaultValue("loopback") @NotNull List<String> plaintext) {

        public Direct {
            plaintext = List.copyOf(plaintext);
        }
    }
}
