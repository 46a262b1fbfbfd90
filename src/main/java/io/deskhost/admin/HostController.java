package io.deskhost.admin;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** This host. */
@RestController
final class HostController {

    private final HostFacts host;

    HostController(HostFacts host) {
        this.host = host;
    }

    @GetMapping(path = "/api/v1/host", produces = "application/json")
    HostSnapshot get() {
        return host.now();
    }
}
