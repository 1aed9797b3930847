package dev.pulih.detect;

/** Which way a signal must leave its mean to be a deviation. */
public enum Direction {
  UP,
  DOWN,
  BOTH;

  /** The distance from a mean in this direction; negative on the harmless side. */
  public double distance(double value, double mean) {
    return switch (this) {
      case UP -> value - mean;
      case DOWN -> mean - value;
      case BOTH -> Math.abs(value - mean);
    };
  }

  /** The value at a distance from the mean, on the side of a value. */
  double at(double distance, double mean, double value) {
    return value < mean ? mean - distance : mean + distance;
  }
}
