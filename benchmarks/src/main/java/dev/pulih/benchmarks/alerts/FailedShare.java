package dev.pulih.benchmarks.alerts;

import java.util.function.DoubleUnaryOperator;

/** The share of requests that failed, of that which succeeded, in percent. */
final class FailedShare implements DoubleUnaryOperator {

  private boolean measured;

  /** Unknown until the first success: a column that is 0 throughout is not measured at all. */
  @Override
  public double applyAsDouble(double success) {
    measured |= success > 0;
    return measured ? 100 - success : Double.NaN;
  }
}
