package dev.pulih.flow;

import dev.pulih.detect.Detected;
import dev.pulih.policy.Storm;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sees tick by tick what is wrong beyond one service: who is ill since when, and a storm. */
final class FleetWatch {

  /** A caller whose circuit is open has made no call for a while, but still depends. */
  private static final Duration CALLS = Duration.ofMinutes(15);

  private final Setup setup;
  private final boolean callsAreRead;
  private final TroubleOnsets troubles = new TroubleOnsets();
  private Optional<Storm> storm = Optional.empty();

  /** One that has seen nothing; callers are known where the signal of their calls is read. */
  FleetWatch(Setup setup, boolean callsAreRead) {
    this.setup = setup;
    this.callsAreRead = callsAreRead;
  }

  /** Goes on with a storm that was on when Pulih ended. */
  void resume(Optional<Storm> before) {
    storm = before;
  }

  /** What is wrong at a tick. */
  TroubleElsewhere next(Detected detected, SeriesStore series) {
    Map<ServiceRef, Instant> onsets = TroubleOnsets.any(detected);
    storm = storm(detected);
    return new TroubleElsewhere(storm, onsets, calls(onsets, series));
  }

  private Optional<Storm> storm(Detected detected) {
    int watched = setup.services().size();
    return Storm.next(
        storm, troubles.next(detected), watched, setup.limits().storm(), detected.at());
  }

  private Optional<CallGraph> calls(Map<ServiceRef, Instant> onsets, SeriesStore series) {
    return Optional.of(onsets)
        .filter(_ -> callsAreRead)
        .map(ill -> ill.isEmpty() ? CallGraph.none() : calls(series));
  }

  private static CallGraph calls(SeriesStore series) {
    return CallGraph.of(series.last(CALLS, s -> s.signal().kind() == EntityKind.CALL));
  }
}
