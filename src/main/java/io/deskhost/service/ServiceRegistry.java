package io.deskhost.service;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The services of one desktop, by kind. */
public final class ServiceRegistry {

    private final Map<ServiceKind, HostService> services = new EnumMap<>(ServiceKind.class);

    /** @throws IllegalStateException when two services claim one kind */
    public ServiceRegistry(Collection<HostService> services) {
        for (HostService service : services) {
            HostService other = this.services.put(service.kind(), service);
            if (other != null) {
                throw new IllegalStateException("Two services of kind " + service.kind().label() + ": "
                        + other.getClass().getName() + " and " + service.getClass().getName());
            }
        }
    }

    /** @throws ServiceUnavailable when there is no such service here, or it cannot work now */
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        HostService service = services.get(name.kind());
        if (service == null) {
            throw new ServiceUnavailable("There is no service " + name + " on this desktop.");
        }
        return service.subscribe(name, subscriber);
    }

    public void on(ServiceCommand command) {
        services.values().forEach(service -> service.on(command));
    }

    public List<ServiceSnapshot> snapshots() {
        return services.values().stream().flatMap(service -> service.snapshots().stream()).toList();
    }
}
