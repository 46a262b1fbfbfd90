package io.deskhost.video;

import io.deskhost.service.ServiceUnavailable;

/** Opens displays for looking at them. */
@FunctionalInterface
public interface ScreenSource {

    /** @throws ServiceUnavailable when there is no such display or no window system */
    Screen open(int display) throws ServiceUnavailable;
}
