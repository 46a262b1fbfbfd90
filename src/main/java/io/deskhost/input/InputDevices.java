package io.deskhost.input;

import io.deskhost.service.ServiceUnavailable;

/** Opens the window system for injecting: a port. */
@FunctionalInterface
public interface InputDevices {

    /** @throws ServiceUnavailable when there is no window system, or it does not let us inject */
    InputDevice open() throws ServiceUnavailable;
}
