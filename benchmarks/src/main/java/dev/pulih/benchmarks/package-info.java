/** Micro-benchmarks; never in the product. */
@NullMarked
package dev.pulih.benchmarks;

import org.jspecify.annotations.NullMarked;
