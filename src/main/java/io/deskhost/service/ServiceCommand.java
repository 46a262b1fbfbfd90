package io.deskhost.service;

import io.deskhost.message.InputMessage;
import io.deskhost.message.Size;

/**
 * What services are told. Peers are numbered by the host; a number is never used twice.
 */
public sealed interface ServiceCommand {

    /** A viewer of a display joins, or wants something else. */
    record Wish(int peer, int display, VideoWish wish) implements ServiceCommand {
    }

    /** A viewer of a display leaves. */
    record Unwish(int peer, int display) implements ServiceCommand {
    }

    /** The next picture of the display has to be a key frame, soon, also of a still screen. */
    record Key(int display) implements ServiceCommand {
    }

    /** One more picture of the class may be sent. */
    record Credit(EncoderClass encoderClass) implements ServiceCommand {
    }

    /** What a peer does with keyboard and pointer; permission was checked by the host. */
    record Input(int peer, InputMessage message) implements ServiceCommand {
    }

    /** The peer may no longer control: its waiting input is dropped, then what it holds is released. */
    record Revoked(int peer) implements ServiceCommand {
    }

    /** The peer may control (again). */
    record Admitted(int peer) implements ServiceCommand {
    }

    /** The peer's connection has ended. */
    record Gone(int peer) implements ServiceCommand {
    }

    /** Nothing was heard of the peer for some seconds: what it holds is released. */
    record Silent(int peer) implements ServiceCommand {
    }

    /**
     * Gives a display another size; permission was checked by the host. A refusal is an {@link Published.Answer}.
     *
     * @param display by its name, since its number may be another one when this arrives
     */
    record ChangeResolution(int peer, String display, Size size) implements ServiceCommand {
    }

    /** Nobody controls this desktop: sizes that peers changed go back, should that not have happened yet. */
    record RestoreResolutions() implements ServiceCommand {
    }

    /** Asks for one {@link Published.Screenshot}. @param request a number that the answer bears */
    record Screenshot(int request, int display) implements ServiceCommand {
    }
}
