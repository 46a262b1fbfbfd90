package io.deskhost.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the administrator's API listens.
 *
 * @param address an address of this machine; {@code 0.0.0.0} for all, then put TLS in front
 * @param port    0 = any free one
 */
@Validated
@ConfigurationProperties("deskhost.admin")
record AdminProperties(@DefaultValue("127.0.0.1") @NotNull InetAddress address,
                       @DefaultValue("21180") @Min(0) @Max(65535) int port) {
}
