package dev.pulih.detect.evidence;

import java.time.Instant;
import java.util.List;

/**
 * A service that several signals together tell against.
 *
 * @param since when it became hot
 * @param reasons what told enough to support another when any did last, the strongest first
 */
public record Suspicion(Instant since, List<Contribution> reasons) {
  public Suspicion {
    reasons = List.copyOf(reasons);
  }
}
