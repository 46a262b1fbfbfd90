package io.deskhost.desktop;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which desktop is served, and by which process.
 *
 * @param source   {@code auto} attaches to DISPLAY if it is set and opens, else starts a virtual desktop;
 *                 {@code attach} only attaches; {@code virtual} always starts one
 * @param process  {@code separate}: a process of its own, as the desktop's user; {@code same}: inside the host
 * @param user     the desktop's user when the host runs as root; ignored otherwise
 * @param size     size of the virtual desktop, such as {@code 1920x1080}
 * @param monitors several monitors of the virtual desktop instead, from left to right, such as
 *                 {@code 1920x1080,1280x720}
 */
@Validated
@ConfigurationProperties("deskhost.desktop")
public record DesktopProperties(@DefaultValue("auto") @NotNull Source source,
                                @DefaultValue("separate") @NotNull Process process,
                                @DefaultValue("deskhost") String user,
                                @DefaultValue("1920x1080") String size,
                                @DefaultValue("") String monitors) {

    /** Where the desktop comes from. */
    public enum Source {
        AUTO, ATTACH, VIRTUAL
    }

    /** Where the desktop role runs. */
    public enum Process {
        SEPARATE, SAME
    }
}
