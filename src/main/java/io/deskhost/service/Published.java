package io.deskhost.service;

import io.deskhost.message.CursorMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.VideoMessage;
import io.netty.buffer.ByteBuf;
import java.util.Set;

/** What services publish. */
public sealed interface Published {

    /**
     * A message for all subscribers of a service.
     *
     * @param state it describes the present state: kept, and given to whoever subscribes later
     */
    record Said(ServiceName service, SessionMessage message, boolean state) implements Published {
    }

    /**
     * Where the pointer is: also state.
     *
     * @param movers peers who have put it there: they must not be told, they would take it for somebody else's doing
     */
    record PointerMoved(CursorMessage.CursorPosition position, Set<Integer> movers) implements Published {
        public PointerMoved {
            movers = Set.copyOf(movers);
        }
    }

    /**
     * A coded picture for the viewers of one class.
     *
     * @param generation counts the geometries of the display; pictures of an older one are worthless
     * @param capturedAt when the change was seen, {@link System#nanoTime()} of the desktop role (one clock a machine)
     */
    record Frame(EncoderClass encoderClass, int generation, long capturedAt, VideoMessage.VideoFrame frame)
            implements Published {
    }

    /** The geometry of a watched display from here on; precedes its first picture, in the same order of delivery. */
    record Geometry(int generation, DisplayMessage.SwitchDisplay geometry) implements Published {
    }

    /** What the encoder of a class aims at, kbit/s. */
    record Rate(EncoderClass encoderClass, int kbps) implements Published {
    }

    /** A service cannot work now ({@code why} not empty), or works again. */
    record Trouble(ServiceName service, String why) implements Published {
    }

    /** What only one of the subscribers is told. */
    record Answer(ServiceName service, int peer, SessionMessage message) implements Published {
    }

    /**
     * The answer to {@link ServiceCommand.Screenshot}.
     *
     * @param png   of the whole display, empty when it failed; one reference goes with the record
     * @param error why there is none, in words for who asked; empty when it went well
     */
    record Screenshot(int request, ByteBuf png, String error) implements Published {
    }

    /** Whether it tells how things stand: kept, and given to whoever subscribes later. */
    default boolean isState() {
        return switch (this) {
            case Said said -> said.state();
            case PointerMoved _ -> true;
            case Frame _, Geometry _, Rate _, Trouble _, Answer _, Screenshot _ -> false;
        };
    }
}
