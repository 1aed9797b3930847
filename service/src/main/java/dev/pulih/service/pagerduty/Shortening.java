package dev.pulih.service.pagerduty;

import dev.pulih.notify.Cut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Details, shortened as little as makes an event fit: the longest are cut, all to the same length,
 * and the event says so. Where their number or names alone are too much, all are left out.
 */
record Shortening(Map<String, String> details) {

  private static final String MANY = " details exceed PagerDuty's 512 KB; Pulih has all of them.";

  /** A detail of this length still says something. */
  private static final int SHORTEST = 20;

  Map<String, String> until(Predicate<Map<String, String>> fits) {
    int longest = details.values().stream().mapToInt(String::length).max().orElse(0);
    if (fits.test(details)) {
      return details;
    }
    return fits.test(cut(SHORTEST)) ? cut(most(SHORTEST, longest, fits)) : leftOut();
  }

  /** Halves the distance between a length that fits and one that does not. */
  private int most(int fitting, int tooLong, Predicate<Map<String, String>> fits) {
    int middle = (fitting + tooLong) / 2;
    if (middle == fitting) {
      return fitting;
    }
    return fits.test(cut(middle)) ? most(middle, tooLong, fits) : most(fitting, middle, fits);
  }

  private Map<String, String> cut(int length) {
    Map<String, String> cut = new LinkedHashMap<>();
    cut.put(
        "shortened",
        "Details are cut to "
            + length
            + " characters, since they exceed PagerDuty's 512 KB; Pulih has all of them.");
    details.forEach((name, value) -> cut.put(name, Cut.to(length, value)));
    return cut;
  }

  private Map<String, String> leftOut() {
    return Map.of("left out", details.size() + MANY);
  }
}
