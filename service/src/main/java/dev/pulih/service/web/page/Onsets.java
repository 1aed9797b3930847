package dev.pulih.service.web.page;

import dev.pulih.detect.FindingArchive;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * From when on what opened incidents was true, as the archive of findings tells. It never changes,
 * and each incident is looked up once.
 */
final class Onsets {

  /** More findings than a tick has of a service. */
  private static final int MOST = 1000;

  private final FindingArchive archive;
  private final Map<String, Optional<Instant>> known = new ConcurrentHashMap<>();

  Onsets(FindingArchive archive) {
    this.archive = archive;
  }

  /** Of one; empty if its findings are not kept. */
  Optional<Instant> of(Begun state) {
    return known.computeIfAbsent(state.id(), _ -> look(state.facts().incident()));
  }

  /** Forgets incidents that are not kept any more. */
  void keep(List<Begun> all) {
    Set<String> ids = all.stream().map(Begun::id).collect(Collectors.toSet());
    known.keySet().retainAll(ids);
  }

  private Optional<Instant> look(Incident incident) {
    List<Logged> found =
        archive.between(incident.services(), incident.openedAt(), incident.openedAt(), MOST);
    return found.stream()
        .filter(finding -> finding.severity().isPresent())
        .map(Logged::since)
        .min(Instant::compareTo);
  }
}
