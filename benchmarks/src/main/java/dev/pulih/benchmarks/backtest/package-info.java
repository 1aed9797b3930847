/** How long a backtest takes over what a real Prometheus has stored, and how much memory. */
@NullMarked
package dev.pulih.benchmarks.backtest;

import org.jspecify.annotations.NullMarked;
