package io.deskhost.service;

import java.util.List;

/**
 * A capability of a desktop. Work starts with the first subscriber and ends with the last; what is published goes to
 * the subscribers, serialised by whoever carries it. A service knows neither permissions nor connections.
 */
public interface HostService {

    ServiceKind kind();

    /**
     * Begins to listen. State comes first: a new subscriber is told how things stand.
     *
     * @throws ServiceUnavailable when the machine cannot offer it now
     */
    Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable;

    /** Takes a command; those that do not concern this service are ignored. Any thread. */
    void on(ServiceCommand command);

    List<ServiceSnapshot> snapshots();
}
