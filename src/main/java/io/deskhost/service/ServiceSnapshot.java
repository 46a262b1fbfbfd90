package io.deskhost.service;

/**
 * How a service stands.
 *
 * @param fps       pictures or messages in the last second, 0 where that means nothing
 * @param lastError empty when there was none
 */
public record ServiceSnapshot(ServiceName service, int subscribers, double fps, int queued, String lastError) {
}
