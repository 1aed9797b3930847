package dev.pulih.service.web.page;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.report.Retold;
import dev.pulih.service.web.page.Plots.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an incident's record has for the time axis: how it went on, and deadlines that came. */
final class Milestones {

  private Milestones() {}

  static Stream<Mark> of(List<Recorded> events) {
    return Stream.concat(events.stream().flatMap(Milestones::step), passed(Retold.of(events)));
  }

  private static Stream<Mark> step(Recorded recorded) {
    return kind(recorded.step().step()).stream().map(kind -> Mark.at(recorded.at(), kind, ""));
  }

  /** Those after which an incident was no longer what it was, and that have no other mark. */
  private static Optional<String> kind(Step step) {
    return switch (step) {
      case RECOVERED -> Optional.of("recovered");
      case NOT_RECOVERED -> Optional.of("unrecovered");
      case RELAPSED -> Optional.of("relapsed");
      case RESOLVED, PASSED -> Optional.of("resolved");
      case CLOSED -> Optional.of("closed");
      case RELEASING -> Optional.of("release");
      case RELEASED -> Optional.of("released");
      case OPENED, SUSPECTED, IGNORED, WAITING, NOTED, HELD, WOULD_ACT -> Optional.empty();
      case RESTART_DECIDED, RESTART_ACCEPTED, ROLLED_OUT -> Optional.empty();
      case SHIFT_DECIDED, SHIFTED, UNDO_DECIDED, CALLED_OFF -> Optional.empty();
      case APPROVAL_ASKED, APPROVED, FIRST_VALUE, EXTENDED -> Optional.empty();
      case PAGED, WITH_PEOPLE, ACKNOWLEDGED, REMINDED -> Optional.empty();
      case RELEASE_HARMS, RELEASE_JUDGED -> Optional.empty();
    };
  }

  private static Stream<Mark> passed(List<Retold> told) {
    return IntStream.range(1, told.size())
        .mapToObj(next -> passed(told.get(next - 1).after(), told.get(next)))
        .flatMap(Optional::stream)
        .distinct()
        .map(at -> Mark.at(at, "passed", ""));
  }

  /** The deadline that an event ended, and that had come by then. */
  private static Optional<Instant> passed(IncidentState before, Retold next) {
    Optional<Instant> after = deadline(next.after());
    return deadline(before)
        .filter(at -> !at.isAfter(next.recorded().at()))
        .filter(at -> !after.equals(Optional.of(at)));
  }

  private static Optional<Instant> deadline(IncidentState state) {
    return state instanceof Begun begun ? Deadlines.of(begun) : Optional.empty();
  }
}
