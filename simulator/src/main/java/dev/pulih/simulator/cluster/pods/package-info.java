/**
 * The life of the simulated pods: a kubelet without machines that starts, crashes, restarts and
 * ends them at exact instants, and the hooks through which a world of traffic takes part.
 */
@NullMarked
package dev.pulih.simulator.cluster.pods;

import org.jspecify.annotations.NullMarked;
