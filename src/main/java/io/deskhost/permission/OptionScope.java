package io.deskhost.permission;

import io.deskhost.message.ImageQuality;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.Switch;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The table of options: each field is decided for itself, and the worst one decides about the message. */
public final class OptionScope {

    /** The fields of {@link SessionOptions}, in groups that share their fate. */
    private enum Group {
        QUALITY, DECODING, AUDIO, TERMINAL, CONTROL
    }

    private OptionScope() {
    }

    static Ruling decide(SessionKind kind, SessionOptions options) {
        Set<Group> mentioned = mentioned(options);
        return switch (kind) {
            case DESKTOP -> Ruling.allow();
            case CAMERA -> within(mentioned, Group.QUALITY, Group.DECODING, Group.AUDIO) ? Ruling.allow()
                    : Ruling.violation();
            case TERMINAL -> within(mentioned, Group.TERMINAL) ? Ruling.allow() : decodingOnly(mentioned);
            case FILES, TUNNEL -> decodingOnly(mentioned);
        };
    }

    /** What of the options given with a login counts for a kind of session. */
    public static SessionOptions ofLogin(SessionKind kind, Optional<SessionOptions> given) {
        SessionOptions options = given.orElse(SessionOptions.NONE);
        SessionOptions none = SessionOptions.NONE;
        return switch (kind) {
            case DESKTOP -> options;
            case CAMERA -> new SessionOptions(options.imageQuality(), none.lockAfterSessionEnd(),
                    none.showRemoteCursor(), none.privacyMode(), none.blockInput(), options.customImageQuality(),
                    options.disableAudio(), none.disableClipboard(), none.enableFileTransfer(),
                    options.supportedDecoding(), options.customFps(), none.disableKeyboard(),
                    none.followRemoteCursor(), none.followRemoteWindow(), none.disableCamera(),
                    none.terminalPersistent(), none.showMyCursor());
            case TERMINAL -> new SessionOptions(none.imageQuality(), none.lockAfterSessionEnd(),
                    none.showRemoteCursor(), none.privacyMode(), none.blockInput(), none.customImageQuality(),
                    none.disableAudio(), none.disableClipboard(), none.enableFileTransfer(),
                    none.supportedDecoding(), none.customFps(), none.disableKeyboard(), none.followRemoteCursor(),
                    none.followRemoteWindow(), none.disableCamera(), options.terminalPersistent(),
                    none.showMyCursor());
            case FILES, TUNNEL -> none;
        };
    }

    private static Ruling decodingOnly(Set<Group> mentioned) {
        return within(mentioned, Group.DECODING) ? Ruling.ignore() : Ruling.violation();
    }

    private static boolean within(Set<Group> mentioned, Group... allowed) {
        return Set.of(allowed).containsAll(mentioned);
    }

    private static Set<Group> mentioned(SessionOptions options) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        if (options.imageQuality() != ImageQuality.NOT_SET || options.customImageQuality() != 0
                || options.customFps() != 0) {
            groups.add(Group.QUALITY);
        }
        if (options.supportedDecoding().isPresent()) {
            groups.add(Group.DECODING);
        }
        if (options.disableAudio() != Switch.NOT_SET) {
            groups.add(Group.AUDIO);
        }
        if (options.terminalPersistent() != Switch.NOT_SET) {
            groups.add(Group.TERMINAL);
        }
        if (Stream.of(options.lockAfterSessionEnd(), options.showRemoteCursor(), options.privacyMode(),
                options.blockInput(), options.disableClipboard(), options.enableFileTransfer(),
                options.disableKeyboard(), options.followRemoteCursor(), options.followRemoteWindow(),
                options.disableCamera(), options.showMyCursor()).anyMatch(wish -> wish != Switch.NOT_SET)) {
            groups.add(Group.CONTROL);
        }
        return groups;
    }
}
