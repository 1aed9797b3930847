package dev.pulih.detect;

import java.util.List;

/**
 * Finds the values that are within reach of their mean for sure, which almost all are, without a
 * branch: the JIT vectorises its loop. The others are for their {@link Qualification} to judge.
 */
final class Screen {

  private final double sigmas;
  private final double[] up;
  private final double[] down;
  private final double[] floors;
  private final double[] floorShares;

  Screen(DeviationSettings settings, List<Qualification> tests) {
    this.sigmas = settings.sigmas();
    this.up = tests.stream().mapToDouble(t -> t.direction() == Direction.DOWN ? -1 : 1).toArray();
    this.down = tests.stream().mapToDouble(t -> t.direction() == Direction.UP ? -1 : 1).toArray();
    this.floors = tests.stream().mapToDouble(t -> t.floor().absolute()).toArray();
    this.floorShares = tests.stream().mapToDouble(t -> t.floor().relative()).toArray();
  }

  /** Whether a value of this excess is within reach, and known. */
  static boolean within(double excess) {
    return excess <= 0 && excess >= -Double.MAX_VALUE;
  }

  /**
   * How far each value is out of reach, in the direction that counts: not positive where it is
   * within; NaN or infinite where the value or its baseline is unknown.
   */
  void excess(double[] into, double[] values, double[] means, double[] sigmas) {
    reach(into, means, sigmas, floors, floorShares, this.sigmas);
    excess(into, values, means, up, down);
  }

  private static void reach(
      double[] into,
      double[] means,
      double[] sigmas,
      double[] floors,
      double[] floorShares,
      double times) {
    for (int i = 0; i < floors.length; i++) {
      double floor = Math.max(floors[i], floorShares[i] * Math.abs(means[i]));
      into[i] = times * Math.max(sigmas[i], floor);
    }
  }

  private static void excess(
      double[] reach, double[] values, double[] means, double[] up, double[] down) {
    for (int i = 0; i < up.length; i++) {
      double distance = values[i] - means[i];
      reach[i] = Math.max(up[i] * distance, -down[i] * distance) - reach[i];
    }
  }
}
