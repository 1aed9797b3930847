/** Counters of pods, how Prometheus samples them, and what its functions make of the samples. */
@NullMarked
package dev.pulih.simulator.metrics;

import org.jspecify.annotations.NullMarked;
