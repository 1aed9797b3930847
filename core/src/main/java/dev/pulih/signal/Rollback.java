package dev.pulih.signal;

import java.time.Instant;

/**
 * A return of a Deployment to a pod template that it had before; Kubernetes uses its ReplicaSet
 * again.
 *
 * @param hash the {@code pod-template-hash} of the pods
 * @param revision the number that the template has since
 * @param at when it came back, as far as that is known
 */
public record Rollback(String hash, long revision, Instant at) {}
