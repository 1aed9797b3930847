package dev.pulih.benchmarks.nab;

import java.time.Instant;

/** A rule that sees the rows of one series in their order, and none before its time. */
interface RowRule {

  /** Whether a finding begins at the next row; NaN is a row without a value. */
  boolean begins(Instant at, double value);
}
