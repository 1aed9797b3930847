package dev.pulih.signal;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The revisions of one Deployment's pod template. A revision came when its ReplicaSet was made,
 * unless that is used again since somebody went back to its template: then it keeps the time of its
 * making, and nothing in it tells when it came back. It did so after the revision before it was
 * made, and before its first new pod, the progress of its rollout and the revision after it.
 */
public final class Revisions {

  private final List<TemplateRevision> newestFirst;
  private final Collection<Pod> pods;

  /**
   * The revisions of a workload.
   *
   * @param kept those that the cluster still keeps
   * @param pods its pods
   */
  public Revisions(Collection<TemplateRevision> kept, Collection<Pod> pods) {
    this.newestFirst =
        kept.stream().sorted(comparingLong(TemplateRevision::number).reversed()).toList();
    this.pods = List.copyOf(pods);
  }

  /** The latest change of the template; empty where all that are kept are alike. */
  public Optional<TemplateChange> change() {
    return newestFirst.stream()
        .filter(revision -> !revision.sameAs(newestFirst.getFirst()))
        .findFirst()
        .map(this::changeFrom);
  }

  /** The revisions that somebody went back to. */
  public List<Rollback> rollbacks() {
    return newestFirst.stream()
        .filter(revision -> revision.origin().reused())
        .map(r -> new Rollback(r.origin().hash(), r.number(), cameBack(r)))
        .toList();
  }

  /**
   * When each template that is kept was new or came back, the oldest first; the oldest itself is no
   * change.
   */
  public List<Instant> deployed() {
    return Stream.concat(firstMade(), returned()).distinct().sorted().toList();
  }

  private Stream<Instant> firstMade() {
    List<TemplateRevision> oldestFirst =
        newestFirst.reversed().stream().sorted(comparing(r -> r.origin().createdAt())).toList();
    return IntStream.range(1, oldestFirst.size())
        .filter(i -> !oldestFirst.get(i).sameAs(oldestFirst.get(i - 1)))
        .mapToObj(i -> oldestFirst.get(i).origin().createdAt());
  }

  private Stream<Instant> returned() {
    return IntStream.range(1, newestFirst.size())
        .filter(i -> !newestFirst.get(i).sameAs(newestFirst.get(i - 1)))
        .mapToObj(i -> newestFirst.get(i - 1))
        .filter(revision -> revision.origin().reused())
        .map(this::cameBack);
  }

  private TemplateChange changeFrom(TemplateRevision before) {
    TemplateRevision after = newestFirst.get(newestFirst.indexOf(before) - 1);
    Instant at = after.origin().reused() ? cameBack(after) : after.origin().createdAt();
    return TemplateChange.between(before, after, at);
  }

  private Instant cameBack(TemplateRevision revision) {
    int index = newestFirst.indexOf(revision);
    Instant after = lastMade(index);
    return Stream.of(made(revision), revision.origin().progressedAt().stream(), madeAfter(index))
        .flatMap(times -> times)
        .filter(after::isBefore)
        .min(naturalOrder())
        .orElse(after);
  }

  private Stream<Instant> made(TemplateRevision revision) {
    return pods.stream()
        .filter(pod -> pod.templateHash().filter(revision.origin().hash()::equals).isPresent())
        .map(pod -> pod.health().createdAt());
  }

  /** When the later of its ReplicaSet and that of the revision before it was made. */
  private Instant lastMade(int index) {
    return newestFirst.stream()
        .skip(index)
        .limit(2)
        .map(revision -> revision.origin().createdAt())
        .max(naturalOrder())
        .orElseThrow();
  }

  private Stream<Instant> madeAfter(int index) {
    return newestFirst.stream()
        .limit(index)
        .filter(revision -> !revision.origin().reused())
        .map(revision -> revision.origin().createdAt());
  }
}
