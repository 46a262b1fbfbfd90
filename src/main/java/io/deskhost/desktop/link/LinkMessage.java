package io.deskhost.desktop.link;

import io.deskhost.desktop.DesktopDescription;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** What the two roles say to each other. */
public sealed interface LinkMessage {

    /** The first message of each connection, from the desktop role. */
    record Hello(String token, Lane lane) implements LinkMessage {

        @Override
        public String toString() {
            return "Hello[" + lane + "]";
        }
    }

    /** Upwards: to the desktop role. */
    sealed interface Up extends LinkMessage {

        /** Both lanes are in: the desktop role may talk. */
        record Welcome() implements Up {
        }

        record Subscribe(ServiceName service) implements Up {
        }

        record Unsubscribe(ServiceName service) implements Up {
        }

        record Command(ServiceCommand command) implements Up {
        }

        /** Asks for {@link Down.Snapshots}. */
        record AskSnapshots() implements Up {
        }
    }

    /** Downwards: to the host role. */
    sealed interface Down extends LinkMessage {

        record Described(DesktopDescription description) implements Down {
        }

        /** @param published anything but a picture */
        record Told(Published published) implements Down {
        }

        /**
         * A picture, serialised for the wire once for all its viewers.
         *
         * @param message the bytes of a whole message of the peer protocol; one reference goes with the record
         */
        record Picture(EncoderClass encoderClass, int generation, long capturedAt, boolean key, ByteBuf message)
                implements Down {
        }

        record Snapshots(List<ServiceSnapshot> services) implements Down {
            public Snapshots {
                services = List.copyOf(services);
            }
        }
    }
}
