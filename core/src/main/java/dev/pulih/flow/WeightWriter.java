package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.Unanswered;
import dev.pulih.recover.WeightChange;
import dev.pulih.recover.WeightsSeen;
import dev.pulih.signal.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes the weights of several VirtualServices: all or none, read back, and idempotent. What is
 * written already is not written again; what someone else wrote is left alone.
 */
final class WeightWriter {

  private final Traffic traffic;
  private final boolean retreats;

  WeightWriter(Traffic traffic) {
    this(traffic, true);
  }

  private WeightWriter(Traffic traffic, boolean retreats) {
    this.traffic = traffic;
    this.retreats = retreats;
  }

  /** The same, whose writes bear the decision. */
  WeightWriter signed(Decision decision) {
    return new WeightWriter(traffic.signed(decision), retreats);
  }

  /** A change, with the VirtualService as it is now. */
  private record Site(WeightChange change, Optional<Routes> routes) {
    WeightsSeen seen() {
      return WeightsSeen.of(routes, change);
    }

    WeightChange current() {
      return change.guardedBy(routes.map(Routes::resourceVersion).orElse(change.resourceVersion()));
    }
  }

  /**
   * Writes the changes.
   *
   * @param obstacle what speaks against it; asked only if something is left to be written
   * @param brake what speaks against going on; asked before each write
   */
  Answer write(
      List<WeightChange> changes,
      Supplier<Optional<Hold>> obstacle,
      Supplier<Optional<Hold>> brake) {
    try {
      return decide(look(changes), obstacle, brake);
    } catch (Unanswered e) {
      return new Answer.Unclear(e.sentence(), e.retryAfter());
    }
  }

  private Answer decide(
      List<Site> sites, Supplier<Optional<Hold>> obstacle, Supplier<Optional<Hold>> brake) {
    if (any(sites, WeightsSeen.UNREADABLE)) {
      return unreadable();
    }
    if (any(sites, WeightsSeen.OTHER)) {
      return putBack(sites, new Hold(Reason.CONFLICT, "the weights changed since they were read"));
    }
    return all(sites) ? new Answer.Accepted(0) : attempt(sites, obstacle, brake);
  }

  /** Writes what was before the changes; one that stops half-way shifts nothing again. */
  Answer restore(List<WeightChange> changes, Supplier<Optional<Hold>> obstacle) {
    return new WeightWriter(traffic, false).write(inverse(changes), obstacle, obstacle);
  }

  private List<Site> look(List<WeightChange> changes) {
    return changes.stream().map(c -> new Site(c, traffic.read(c.namespace(), c.name()))).toList();
  }

  private static boolean any(List<Site> sites, WeightsSeen seen) {
    return sites.stream().anyMatch(s -> s.seen() == seen);
  }

  private static boolean all(List<Site> sites) {
    return sites.stream().allMatch(s -> s.seen() == WeightsSeen.AFTER);
  }

  private static Answer.Unclear unreadable() {
    return new Answer.Unclear("a VirtualService cannot be read", Duration.ZERO);
  }

  private Answer attempt(
      List<Site> sites, Supplier<Optional<Hold>> obstacle, Supplier<Optional<Hold>> brake) {
    List<Site> open = sites.stream().filter(s -> s.seen() == WeightsSeen.BEFORE).toList();
    Optional<Hold> hold = obstacle.get();
    return hold.isPresent()
        ? putBack(sites, hold.orElseThrow())
        : rehearsed(open)
            .map(answer -> halfWay(written(sites, open), answer))
            .orElseGet(() -> write(sites, open, brake));
  }

  private static List<Site> written(List<Site> sites, List<Site> open) {
    List<Site> written = new ArrayList<>(sites);
    written.removeAll(open);
    return written;
  }

  /** All are rehearsed before the first is written. */
  private Optional<Answer> rehearsed(List<Site> open) {
    return open.stream()
        .map(s -> traffic.rehearse(s.current()))
        .filter(a -> !(a instanceof Answer.Accepted))
        .findFirst();
  }

  private Answer write(List<Site> sites, List<Site> open, Supplier<Optional<Hold>> brake) {
    List<Site> written = written(sites, open);
    for (Site site : open) {
      Answer answer =
          brake
              .get()
              .<Answer>map(Answer.Refused::new)
              .orElseGet(() -> traffic.write(site.current()));
      if (!(answer instanceof Answer.Accepted)) {
        return halfWay(written, answer);
      }
      written.add(site);
    }
    return readBack(sites);
  }

  /** A refusal half-way puts back what is written; anything else is tried again as a whole. */
  private Answer halfWay(List<Site> written, Answer answer) {
    return answer instanceof Answer.Refused(Hold hold) ? retreat(written, hold) : answer;
  }

  private Answer readBack(List<Site> sites) {
    List<Site> now = look(sites.stream().map(Site::change).toList());
    if (any(now, WeightsSeen.UNREADABLE)) {
      return unreadable();
    }
    return all(now)
        ? new Answer.Accepted(0)
        : putBack(now, new Hold(Reason.DRIFT, "other weights were read back than written"));
  }

  private Answer putBack(List<Site> sites, Hold hold) {
    return retreat(sites.stream().filter(s -> s.seen() == WeightsSeen.AFTER).toList(), hold);
  }

  private Answer retreat(List<Site> written, Hold hold) {
    List<Site> fresh = retreats ? look(written.stream().map(Site::change).toList()) : List.of();
    return any(fresh, WeightsSeen.UNREADABLE)
        ? givenUp(unreadable(), hold)
        : fresh.stream()
            .filter(s -> s.seen() == WeightsSeen.AFTER)
            .map(s -> traffic.write(s.change().inverse(s.current().resourceVersion())))
            .map(a -> afterRetreat(a, hold))
            .filter(a -> a instanceof Answer.Unclear)
            .findFirst()
            .orElse(new Answer.Refused(hold));
  }

  /** What cannot be put back is tried again: it must not pass for a shift that was not made. */
  private static Answer afterRetreat(Answer answer, Hold hold) {
    return switch (answer) {
      case Answer.Accepted(long _) -> new Answer.Refused(hold);
      case Answer.Refused(Hold stuck) ->
          givenUp(unclear("what was shifted cannot be put back: " + stuck), hold);
      case Answer.Conflicted(String why) ->
          givenUp(unclear("what was shifted is not put back yet: " + why), hold);
      case Answer.Unclear unclear -> givenUp(unclear, hold);
    };
  }

  private static Answer.Unclear unclear(String what) {
    return new Answer.Unclear(what, Duration.ZERO);
  }

  private static Answer givenUp(Answer.Unclear unclear, Hold hold) {
    return new Answer.Unclear(unclear.detail(), unclear.retryAfter(), Optional.of(hold));
  }

  /** The changes that put back what was. */
  private static List<WeightChange> inverse(List<WeightChange> changes) {
    return changes.stream().map(c -> c.inverse(c.resourceVersion())).toList();
  }
}
