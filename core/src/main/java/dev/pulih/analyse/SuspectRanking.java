package dev.pulih.analyse;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may be the cause of an incident, the likeliest first.
 *
 * <p>As in FChain (Nguyen et al., ICDCS 2013) the order of onsets tells cause from consequence, and
 * as in CauseInfer (Chen et al., INFOCOM 2014) and Microscope (Lin et al., ICSOC 2018) one walks
 * from the service in trouble along its calls to what is in trouble as well; an end of that walk,
 * in trouble without a callee in trouble that explains it, is a suspect. A callee explains its
 * caller if it was harmed first, or so near to it that rates over a minute cannot tell; a caller
 * never explains its callee. A database server that runs out of connections is a callee of those
 * that own it. Suspects that began within the same minute are ordered by how strongly they left
 * their level. Within the service {@link PeerComparison} names pods.
 */
public final class SuspectRanking {

  /** Rates over a minute tell no order of what is nearer than that. */
  private static final Duration RESOLUTION = Duration.ofMinutes(1);

  private final Dossier dossier;
  private final Harms harms;
  private final Set<Entity> visited = new HashSet<>();
  private final List<Culprit> ends = new ArrayList<>();

  private SuspectRanking(Dossier dossier) {
    this.dossier = dossier;
    this.harms = new Harms(dossier);
  }

  /** The suspects, the likeliest first; none where the numbers show no harm to the service. */
  public static List<Culprit> of(Dossier dossier) {
    SuspectRanking ranking = new SuspectRanking(dossier);
    ranking
        .harms
        .to(dossier.service())
        .ifPresent(harm -> ranking.walk(harm, List.of(dossier.service())));
    return ranking.ordered();
  }

  /** Goes on to every callee that explains a harmed service; where none does, it is an end. */
  private void walk(Harm harm, List<ServiceRef> path) {
    ServiceRef service = path.getLast();
    visited.add(new Entity.OfService(service));
    List<Culprit> explaining = explaining(harm, path);
    if (explaining.isEmpty()) {
      ends.add(new Culprit(new Entity.OfService(service), harm, path, pods(service, harm)));
    }
    explaining.stream().filter(c -> visited.add(c.entity())).forEach(this::follow);
  }

  private void follow(Culprit next) {
    if (next.isService()) {
      walk(next.harm(), next.path());
    } else {
      ends.add(next);
    }
  }

  private List<Culprit> explaining(Harm harm, List<ServiceRef> path) {
    return Stream.concat(callees(path), databases(path))
        .filter(callee -> !callee.harm().since().isAfter(harm.since().plus(RESOLUTION)))
        .toList();
  }

  private Stream<Culprit> callees(List<ServiceRef> path) {
    return dossier.around().calls().callees(path.getLast()).stream()
        .filter(callee -> !path.contains(callee))
        .flatMap(callee -> harms.to(callee).map(harm -> callee(path, callee, harm)).stream());
  }

  private static Culprit callee(List<ServiceRef> path, ServiceRef callee, Harm harm) {
    List<ServiceRef> longer = Stream.concat(path.stream(), Stream.of(callee)).toList();
    return new Culprit(new Entity.OfService(callee), harm, longer, List.of());
  }

  private Stream<Culprit> databases(List<ServiceRef> path) {
    return dossier.around().ownedBy(path.getLast()).databases().stream()
        .sorted()
        .map(Entity.OfDatabase::new)
        .flatMap(db -> harms.to(db).map(h -> new Culprit(db, h, path, List.of())).stream());
  }

  private List<PodRef> pods(ServiceRef service, Harm harm) {
    List<Pod> pods = dossier.around().podsOf(service);
    List<PodRef> byNumbers = new PeerComparison(dossier.around(), pods).atFault();
    return byNumbers.isEmpty() ? broken(pods, harm.since().minus(RESOLUTION)) : byNumbers;
  }

  /** A pod that crashed since then and is not scraped has no numbers. */
  private static List<PodRef> broken(List<Pod> pods, Instant since) {
    List<PodRef> broken =
        pods.stream()
            .filter(
                pod ->
                    pod.health()
                        .lastTermination()
                        .filter(e -> e.finishedAt().isAfter(since))
                        .isPresent())
            .map(Pod::ref)
            .sorted()
            .toList();
    return broken.size() * 2 <= pods.size() ? broken : List.of();
  }

  private List<Culprit> ordered() {
    Optional<Instant> first = ends.stream().map(c -> c.harm().since()).min(Instant::compareTo);
    Instant together = first.map(at -> at.plus(RESOLUTION)).orElse(Instant.MIN);
    return ends.stream()
        .sorted(
            Comparator.comparing((Culprit c) -> c.harm().since().isAfter(together))
                .thenComparingDouble(c -> -c.harm().strength())
                .thenComparing(c -> c.entity().toString()))
        .toList();
  }
}
