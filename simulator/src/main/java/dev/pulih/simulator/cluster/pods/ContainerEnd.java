package dev.pulih.simulator.cluster.pods;

import java.time.Instant;

/** One ended run of a container. */
record ContainerEnd(Crash crash, Instant started, Instant finished) {}
