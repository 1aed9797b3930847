package dev.pulih.service.prometheus;

import java.util.Map;

/** Takes an answer's series one after the other, while the rest is still on its way. */
@FunctionalInterface
interface Samples {

  /** A series by its labels, which are valid during the call only; the points follow. */
  Points series(Map<String, String> labels) throws DoubtfulAnswer;

  /** Takes the points of one series. */
  @FunctionalInterface
  interface Points {

    /** One point: seconds since 1970 and its value, which may be NaN or infinite. */
    void add(double seconds, double value) throws DoubtfulAnswer;
  }
}
