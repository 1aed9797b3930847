package dev.pulih.recover;

import dev.pulih.signal.Routes.Destination;
import java.util.List;

/** The check that Istio's CRD does not make: weights are 0 to 100 and sum to 100. */
final class Weights {

  private Weights() {}

  static List<Destination> valid(List<Destination> destinations) {
    if (!areSound(destinations)) {
      throw new IllegalArgumentException(
          "Weights must be 0 to 100 and sum to 100: " + destinations);
    }
    return List.copyOf(destinations);
  }

  static boolean areSound(List<Destination> destinations) {
    boolean inRange = destinations.stream().allMatch(d -> d.weight() >= 0 && d.weight() <= 100);
    return inRange && sum(destinations) == 100;
  }

  private static int sum(List<Destination> destinations) {
    return destinations.stream().mapToInt(Destination::weight).sum();
  }
}
