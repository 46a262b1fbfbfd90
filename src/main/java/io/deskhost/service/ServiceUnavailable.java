package io.deskhost.service;

/** The machine cannot offer a service now; the message says why, in words for its administrator. */
public class ServiceUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    public ServiceUnavailable(String why) {
        super(why);
    }

    public ServiceUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
