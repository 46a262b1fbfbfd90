package io.deskhost.video;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much video may cost this machine.
 *
 * @param maxFps  frames a second at most, whatever viewers wish (they get 30 unless they wish otherwise); fewer while
 *                nothing moves
 * @param threads threads of all encoders together; 0 = one a processor
 */
@Validated
@ConfigurationProperties("deskhost.video")
public record VideoProperties(@DefaultValue("60") @Min(1) @Max(120) int maxFps,
                              @DefaultValue("0") @Min(0) @Max(64) int threads) {
}
