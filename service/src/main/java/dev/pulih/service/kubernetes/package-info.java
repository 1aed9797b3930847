/** Restarts, rollouts and pods through the Kubernetes API. */
@NullMarked
package dev.pulih.service.kubernetes;

import org.jspecify.annotations.NullMarked;
