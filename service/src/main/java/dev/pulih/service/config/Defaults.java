package dev.pulih.service.config;

import dev.pulih.policy.Slo;
import java.util.Optional;

/**
 * What holds for each service that does not say otherwise.
 *
 * @param namespace the Kubernetes namespace
 * @param slo the objective; empty if each service must have its own
 */
record Defaults(String namespace, Optional<Slo> slo) {}
