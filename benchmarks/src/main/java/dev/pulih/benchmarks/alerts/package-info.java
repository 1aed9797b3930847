/** Incident alerts on recorded days of clusters, in the layout of the public benchmark kit. */
@NullMarked
package dev.pulih.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
