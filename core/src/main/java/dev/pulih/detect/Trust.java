package dev.pulih.detect;

import java.time.Duration;

/**
 * What makes a reading trustworthy.
 *
 * @param minRequests the fewest requests that a ratio or percentile may rest on. With the default
 *     of 20 a single failed request is exactly 5 %, so that one alone passes none of the bounds of
 *     5 % and more
 * @param freshness the greatest age of a pod's newest sample
 * @param freshShare the smallest share of a service's running pods with fresh samples, 0 to 1
 * @param inventoryAge beyond this age, what runs in the cluster counts as unknown
 * @param unknownTicks how many unknown ticks in a row only pause a rule; one more resets it
 */
public record Trust(
    int minRequests,
    Duration freshness,
    double freshShare,
    Duration inventoryAge,
    int unknownTicks) {

  public Trust {
    Require.that(minRequests >= 1, "minRequests must be at least 1; got %s.", minRequests);
    Require.positive("freshness", freshness);
    Require.that(
        freshShare > 0 && freshShare <= 1,
        "freshShare must be over 0 and at most 1; got %s.",
        freshShare);
    Require.positive("inventoryAge", inventoryAge);
    Require.that(unknownTicks >= 0, "unknownTicks must not be negative; got %s.", unknownTicks);
  }

  /**
   * The defaults: a sample may miss one scrape and no more.
   *
   * @param interval the time from one tick to the next
   * @param offset how far in the past a tick evaluates
   */
  public static Trust defaults(Duration interval, Duration offset) {
    Duration freshness = interval.multipliedBy(2).plus(offset);
    return new Trust(20, freshness, 0.8, interval.multipliedBy(4), 2);
  }
}
