package dev.pulih.flow;

import dev.pulih.policy.Fleet;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tick at which one service after the other has its turn, with what the ledger says at it. The
 * fleet is put together anew only when an incident has moved since the turn before.
 */
final class TickTurn {

  private final TickReport report;
  private final Remembered remembered;
  private List<Begun> seen = List.of();
  private @Nullable Fleet fleet;

  TickTurn(TickReport report, Remembered remembered) {
    this.report = report;
    this.remembered = remembered;
  }

  TickReport report() {
    return report;
  }

  Remembered remembered() {
    return remembered;
  }

  Instant at() {
    return report.at();
  }

  /** What the guards must know beyond one service, with the incidents as they are now. */
  @SuppressWarnings("ReferenceEquality") // The book gives the same list until something moves.
  Fleet fleet(List<Begun> incidents) {
    Fleet known = fleet;
    if (known == null || incidents != seen) {
      known = Fleets.of(incidents, remembered, report.elsewhere());
      seen = incidents;
      fleet = known;
    }
    return known;
  }
}
