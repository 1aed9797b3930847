package dev.pulih.simulator.port;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The highest rate that one pod served while fewer than 5 % of its requests failed, over the last
 * 24 hours: a subquery, evaluated at the multiples of three condition windows.
 *
 * @param window the length of the condition window
 */
record Capacity(Duration window) {
  private static final long DAY = Duration.ofHours(24).toMillis();
  private static final double HEALTHY_BELOW = 0.05;

  double of(Collection<Target> targets, long at) {
    return targets.stream().mapToDouble(target -> of(target, at)).reduce(Double.NaN, Capacity::max);
  }

  private double of(Target target, long at) {
    long step = window.toMillis() * 3;
    double highest = Double.NaN;
    for (long t = at - Math.floorMod(at, step);
        t > at - DAY && target.samples().reaches(t);
        t -= step) {
      highest = max(highest, served(target, t));
    }
    return highest;
  }

  private double served(Target target, long at) {
    Window back = new Window(at - window.toMillis(), at);
    double requests = back.requests(List.of(target));
    boolean failing = back.failures(List.of(target)) >= HEALTHY_BELOW * requests;
    return failing ? Double.NaN : requests;
  }

  private static double max(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }
}
