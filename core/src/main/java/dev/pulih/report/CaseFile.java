package dev.pulih.report;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.Severity;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.Remark;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An incident as a draft reads it: where it stands, and its events so far.
 *
 * @param state where it stands
 * @param events its events, oldest first
 * @param masking what is taken out of every text before it is written anywhere
 * @param people those who acted
 */
record CaseFile(Begun state, List<Recorded> events, Masking masking, Blameless people) {

  CaseFile {
    events = List.copyOf(events);
  }

  static CaseFile of(Begun state, List<Recorded> events, Masking masking) {
    return new CaseFile(state, events, masking, Blameless.of(events));
  }

  Facts facts() {
    return state.facts();
  }

  String service() {
    return facts().incident().service().name();
  }

  Instant openedAt() {
    return facts().incident().openedAt();
  }

  /** The worst severity that it had; a relapse begins with its own. */
  Severity severity() {
    return Stream.concat(
            Stream.of(facts().alarm().severity()),
            situations(_ -> true).flatMap(s -> s.view().severity().stream()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  boolean over() {
    return !state.live();
  }

  /** The incident of the shared cause that took it over. */
  Optional<String> storm() {
    return events.stream()
        .filter(e -> e.step().step() == Step.CLOSED)
        .map(Recorded::event)
        .filter(Absorbed.class::isInstance)
        .map(event -> ((Absorbed) event).storm())
        .findFirst();
  }

  /** When it ended, or the latest that is known of it. */
  Instant until() {
    return switch (state) {
      case IncidentState.Resolved(Facts _, Instant at) -> at;
      case IncidentState.Closed(Facts _, String _, Instant at) -> at;
      case IncidentState.Passed(Facts _, String _, Instant at) -> at;
      case Begun _ -> events.isEmpty() ? openedAt() : events.getLast().at();
    };
  }

  Optional<Instant> first(Step step) {
    return at(step).findFirst();
  }

  Optional<Instant> last(Step step) {
    return at(step).reduce((_, later) -> later);
  }

  private Stream<Instant> at(Step step) {
    return events.stream().filter(e -> e.step().step() == step).map(Recorded::at);
  }

  Optional<Instant> pagedAt() {
    return Stream.of(first(Step.PAGED), first(Step.WITH_PEOPLE))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** When it came back after it had been resolved. */
  List<Instant> relapses() {
    return events.stream().filter(CaseFile::cameBack).map(Recorded::at).toList();
  }

  private static boolean cameBack(Recorded recorded) {
    return recorded.event() instanceof Relapsed && recorded.step().step() != Step.IGNORED;
  }

  /** How long it was open; the time between a resolution and a relapse does not count. */
  Duration open() {
    Duration closed = Duration.ZERO;
    Optional<Instant> resolved = Optional.empty();
    for (Recorded recorded : events) {
      if (cameBack(recorded) && resolved.isPresent()) {
        closed = closed.plus(Duration.between(resolved.orElseThrow(), recorded.at()));
      }
      resolved = recorded.step().step() == Step.RESOLVED ? Optional.of(recorded.at()) : resolved;
    }
    return Duration.between(openedAt(), until()).minus(closed);
  }

  /** The action that ended it, if one did. */
  Optional<Attempt> rescue() {
    return over() ? facts().latest().filter(Attempt::helped) : Optional.empty();
  }

  List<Evidence> evidence() {
    return events.stream()
        .map(Recorded::event)
        .filter(EvidenceCaptured.class::isInstance)
        .map(event -> ((EvidenceCaptured) event).evidence())
        .toList();
  }

  /** The pod with the container that ended badly the latest, else the first one with a log. */
  Optional<Evidence.OfPod> culprit() {
    List<Evidence.OfPod> pods = evidence().stream().flatMap(e -> e.pods().stream()).toList();
    return pods.stream()
        .filter(p -> p.lastTermination().filter(t -> t.exitCode() != 0).isPresent())
        .max(Comparator.comparing(p -> p.lastTermination().orElseThrow().finishedAt()))
        .or(() -> pods.stream().filter(p -> !p.previousLog().isBlank()).findFirst());
  }

  /** What was, or would have been, restarted. */
  Optional<WorkloadRef> workload() {
    return situations(_ -> true)
        .flatMap(s -> s.restart().workload().stream())
        .reduce((_, later) -> later);
  }

  /** The subset that all traffic went to, or would have gone to. */
  Optional<String> target() {
    return situations(e -> e.step().step() == Step.SHIFT_DECIDED || rehearsed(e))
        .map(s -> s.shift().plan().target())
        .filter(target -> !target.isEmpty())
        .reduce((_, later) -> later);
  }

  private static boolean rehearsed(Recorded recorded) {
    return recorded.step().step() == Step.WOULD_ACT;
  }

  private Stream<Situation> situations(Predicate<Recorded> which) {
    return events.stream().filter(which).flatMap(CaseFile::situation);
  }

  private static Stream<Situation> situation(Recorded recorded) {
    return switch (recorded.event()) {
      case Opened(var _, Situation s) -> Stream.of(s);
      case DeviationSeen(var _, Situation s) -> Stream.of(s);
      case Observed(Situation s) -> Stream.of(s);
      case Relapsed(Situation s) -> Stream.of(s);
      case Beginning _, Happening _, Remark _ -> Stream.empty();
    };
  }

  /** How the cluster answered the undo of a shift. */
  Optional<Answer.Final> undo() {
    return events.stream()
        .map(Recorded::event)
        .filter(UndoAnswered.class::isInstance)
        .map(event -> ((UndoAnswered) event).answer())
        .findFirst();
  }

  /** A recorded sentence, without personal data and without names. */
  String said(Recorded recorded) {
    return masking.mask(people.sentence(recorded.step().why()));
  }

  List<String> said(Step step) {
    return events.stream().filter(e -> e.step().step() == step).map(this::said).distinct().toList();
  }
}
