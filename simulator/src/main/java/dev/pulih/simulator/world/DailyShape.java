package dev.pulih.simulator.world;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * How traffic on the highway follows the day in Malaysia: a peak before work, one after it, a broad
 * noon between them and a quiet night. 1 is the highest peak.
 */
final class DailyShape {
  private static final ZoneOffset MALAYSIA = ZoneOffset.ofHours(8);
  private static final double NIGHT = 0.12;

  private DailyShape() {}

  static double at(Instant instant) {
    double hour = LocalTime.ofInstant(instant, MALAYSIA).toSecondOfDay() / 3600.0;
    double day = bump(hour, 8, 1.6) * 0.75 + bump(hour, 18.5, 2.0) * 0.85 + bump(hour, 13, 4) * 0.6;
    return Math.min(1, NIGHT + (1 - NIGHT) * day);
  }

  private static double bump(double hour, double centre, double width) {
    double apart = Math.abs(hour - centre);
    double distance = Math.min(apart, 24 - apart) / width;
    return Math.exp(-distance * distance / 2);
  }
}
