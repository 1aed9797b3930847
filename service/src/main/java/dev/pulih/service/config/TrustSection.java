package dev.pulih.service.config;

import dev.pulih.detect.Trust;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.Optional;

/** Keys of what makes a reading trustworthy. */
final class TrustSection extends Section<TrustSection.Draft> {

  private final Key<Integer> minRequests =
      key(
          "minRequests",
          Shapes.count(1, 1_000_000),
          "20",
          "The fewest requests in a window that a ratio or percentile may rest on.");
  private final Key<Optional<Duration>> freshness =
      optional(
          "freshness",
          Shapes.duration(),
          "35s",
          "Greatest age of a pod's newest sample; else 2 × interval + offset: one lost scrape.");
  private final Key<Double> freshShare =
      key(
          "freshShare",
          Shapes.ratioOverZero(),
          "80 %",
          "Smallest share of a service's running pods with fresh samples.");
  private final Key<Optional<Duration>> inventoryAge =
      optional(
          "inventoryAge",
          Shapes.duration(),
          "1m",
          "Beyond this age, what runs in the cluster counts as unknown; else 4 × interval.");
  private final Key<Integer> unknownTicks =
      key(
          "unknownTicks",
          Shapes.count(0, 1_000),
          "2",
          "How many unknown ticks in a row only pause a rule; one more resets it.");

  @Override
  protected Draft build(Fields fields) {
    return new Draft(
        fields.get(minRequests),
        fields.get(freshness),
        fields.get(freshShare),
        fields.get(inventoryAge),
        fields.get(unknownTicks));
  }

  /** Trust of which some follows the pace. */
  record Draft(
      int minRequests,
      Optional<Duration> freshness,
      double freshShare,
      Optional<Duration> inventoryAge,
      int unknownTicks) {

    Trust at(Duration interval, Duration offset) {
      Trust usual = Trust.defaults(interval, offset);
      return new Trust(
          minRequests,
          freshness.orElse(usual.freshness()),
          freshShare,
          inventoryAge.orElse(usual.inventoryAge()),
          unknownTicks);
    }
  }
}
