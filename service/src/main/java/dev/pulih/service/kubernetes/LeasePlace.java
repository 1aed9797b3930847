package dev.pulih.service.kubernetes;

/**
 * Where a Lease object is.
 *
 * @param namespace Pulih's own
 * @param name the object's
 */
public record LeasePlace(String namespace, String name) {}
