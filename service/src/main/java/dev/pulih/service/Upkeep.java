package dev.pulih.service;

import dev.pulih.flow.Disposal;
import dev.pulih.flow.Housekeeping;
import dev.pulih.flow.Housekeeping.Rules;
import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Retention;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Recovery;
import dev.pulih.service.meter.RetentionMeters;
import dev.pulih.service.store.DraftFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What retention works on.
 *
 * @param book the incidents
 * @param log their events
 * @param disposal removes what is recorded
 */
record Upkeep(IncidentBook book, EventLog log, Disposal disposal) {

  /** Who removes what is kept no longer, not yet started. */
  Caretaker caretaker(
      PulihConfiguration configuration,
      RetentionMeters meters,
      Ending ending,
      InstantSource clock) {
    Retention retention = configuration.home().retention();
    Recovery recovery = configuration.recovery();
    Rules rules = new Rules(retention, recovery.guards(), recovery.policy());
    Path folder = configuration.home().dataDir();
    Caretaker.Work work =
        new Caretaker.Work(
            new Housekeeping(book, log, disposal, rules), now -> sweep(folder, retention, now));
    return new Caretaker(work, retention.pace(), meters, ending, clock);
  }

  private int sweep(Path folder, Retention retention, Instant now) {
    Set<String> known = book.all().stream().map(Begun::id).collect(Collectors.toSet());
    return retention.incidents().isZero()
        ? 0
        : new DraftFolder(folder).sweep(now.minus(retention.incidents()), known);
  }
}
