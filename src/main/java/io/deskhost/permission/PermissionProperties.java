package io.deskhost.permission;

import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What peers may do unless somebody decides otherwise: {@code allow} or {@code deny}. What this version cannot do yet
 * stays denied, whatever is set here.
 *
 * @param keyboard    keys, pointer and touch
 * @param clipboard   both directions of the clipboard
 * @param audio       the desktop's sound
 * @param file        file transfer and files to paste
 * @param restart     restarting the machine
 * @param recording   the peer may record; clients enforce it
 * @param blockInput  locking out the person at the desk
 * @param privacyMode blanking the screen at the desk
 * @param terminal    shells
 * @param tunnel      port forwarding
 * @param camera      watching a camera
 */
@Validated
@ConfigurationProperties("deskhost.permission")
public record PermissionProperties(@DefaultValue("allow") @NotNull Grant keyboard,
                                   @DefaultValue("allow") @NotNull Grant clipboard,
                                   @DefaultValue("allow") @NotNull Grant audio,
                                   @DefaultValue("allow") @NotNull Grant file,
                                   @DefaultValue("allow") @NotNull Grant restart,
                                   @DefaultValue("allow") @NotNull Grant recording,
                                   @DefaultValue("allow") @NotNull Grant blockInput,
                                   @DefaultValue("allow") @NotNull Grant privacyMode,
                                   @DefaultValue("deny") @NotNull Grant terminal,
                                   @DefaultValue("deny") @NotNull Grant tunnel,
                                   @DefaultValue("deny") @NotNull Grant camera) {

    /** What this version can do. */
    static final Set<Permission> BUILT = Set.of(Permission.KEYBOARD, Permission.RECORDING);

    /** Whether something is granted. */
    public enum Grant {
        ALLOW, DENY
    }

    public boolean allows(Permission permission) {
        return BUILT.contains(permission) && grant(permission) == Grant.ALLOW;
    }

    /** All permissions with what holds at the start of a session. */
    public Map<Permission, Boolean> all() {
        Map<Permission, Boolean> all = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            all.put(permission, allows(permission));
        }
        return all;
    }

    private Grant grant(Permission permission) {
        return switch (permission) {
            case KEYBOARD -> keyboard;
            case CLIPBOARD -> clipboard;
            case AUDIO -> audio;
            case FILE -> file;
            case RESTART -> restart;
            case RECORDING -> recording;
            case BLOCK_INPUT -> blockInput;
            case PRIVACY_MODE -> privacyMode;
            case TERMINAL -> terminal;
            case TUNNEL -> tunnel;
            case CAMERA -> camera;
        };
    }
}
