/** The deviation rule on the series of the Numenta Anomaly Benchmark, or on any in its layout. */
@NullMarked
package dev.pulih.benchmarks.nab;

import org.jspecify.annotations.NullMarked;
