/** How long a tick takes against a real Prometheus. */
@NullMarked
package dev.pulih.benchmarks.tick;

import org.jspecify.annotations.NullMarked;
