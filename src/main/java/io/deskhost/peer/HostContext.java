package io.deskhost.peer;

import io.deskhost.desktop.Desktop;
import io.deskhost.event.HostEvents;
import io.deskhost.identity.Cryptography;
import io.deskhost.identity.HostIdentity;
import io.deskhost.login.LoginDesk;
import io.deskhost.permission.PermissionProperties;
import io.deskhost.wire.FrameSeal;
import io.deskhost.wire.MessageCodec;
import java.time.Clock;

/** What all connections of a host share. */
public record HostContext(HostIdentity identity, Cryptography cryptography, FrameSeal.Factory seals,
                          MessageCodec codec, LoginDesk loginDesk, PermissionProperties permissions, Desktop desktop,
                          HostEvents events, PeerMeters meters, Clock clock, PeerLimits limits) {

    public HostContext(HostIdentity identity, Cryptography cryptography, FrameSeal.Factory seals, MessageCodec codec,
                       LoginDesk loginDesk, PermissionProperties permissions, Desktop desktop, HostEvents events,
                       PeerMeters meters, Clock clock) {
        this(identity, cryptography, seals, codec, loginDesk, permissions, desktop, events, meters, clock,
                PeerLimits.STANDARD);
    }
}
