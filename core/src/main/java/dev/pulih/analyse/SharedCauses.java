package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import dev.pulih.signal.Entity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Causes outside the service's pods: another service, its database, its consumer group. */
final class SharedCauses {

  private SharedCauses() {}

  /** Another service was anomalous before it, and nobody knows whom it calls. */
  static Optional<Cause> another(Briefing briefing) {
    return callsAreKnown(briefing) ? Optional.empty() : earliest(briefing);
  }

  private static boolean callsAreKnown(Briefing briefing) {
    return !briefing.dossier().around().calls().callees(briefing.service()).isEmpty()
        || !briefing.dossier().around().calls().callers(briefing.service()).isEmpty();
  }

  private static Optional<Cause> earliest(Briefing briefing) {
    Instant onset = briefing.symptoms().onset().orElse(Instant.MAX);
    return briefing.symptoms().elsewhere().stream()
        .filter(finding -> finding.since().isBefore(onset))
        .min(Comparator.comparing(Finding::since))
        .map(SharedCauses::another);
  }

  private static Cause another(Finding first) {
    return new Cause(
        45,
        first.service()
            + " was anomalous first ("
            + Onset.of(first)
            + "): if this service calls it, the cause is likely there.",
        "Look at " + first.service() + " first; restarting a caller mends nothing.",
        false);
  }

  /** Its database server runs out of connections. */
  static Optional<Cause> database(Briefing briefing) {
    return about(briefing, Entity.OfDatabase.class)
        .map(
            finding ->
                new Cause(
                    60,
                    "The connections of "
                        + finding.measured().entity()
                        + " run out: a pool leaks, or a query blocks.",
                    "SELECT pid, state, wait_event_type, left(query, 80) FROM pg_stat_activity"
                        + " ORDER BY xact_start;",
                    false));
  }

  /** Its consumers fall behind. */
  static Optional<Cause> lag(Briefing briefing) {
    return about(briefing, Entity.OfGroup.class)
        .map(
            finding ->
                new Cause(
                    50,
                    "The "
                        + finding.measured().entity()
                        + " of "
                        + finding.service()
                        + " falls behind: its consumers are slow, stuck or too few.",
                    "kafka-consumer-groups.sh --describe: compare the lag of the partitions, and"
                        + " look for one that does not move.",
                    false));
  }

  private static Optional<Finding> about(Briefing briefing, Class<? extends Entity> kind) {
    return own(briefing).filter(f -> kind.isInstance(f.measured().entity())).findFirst();
  }

  private static Stream<Finding> own(Briefing briefing) {
    return briefing.symptoms().findings().stream();
  }
}
