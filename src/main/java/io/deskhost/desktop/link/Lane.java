package io.deskhost.desktop.link;

/** The connections of one link, so that a picture never delays a key. */
public enum Lane {
    /** Commands and input upwards, description and messages of services downwards. */
    CONTROL,
    /** Pictures, and what has to keep its place among them. */
    MEDIA
}
