/** How fast the deviation rule is. */
@NullMarked
package dev.pulih.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
