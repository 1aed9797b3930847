package dev.pulih.service.web;

import dev.pulih.recover.Attempt;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Ratio;
import dev.pulih.recover.WeightChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident with all that happened to it.
 *
 * @param incident it in one line
 * @param attempts the stages that were tried
 * @param routes the routes on which its breaker is open
 * @param events every recorded event
 * @param verdict what the analyst said, beside the rules and people
 * @param postmortem the latest draft, in Markdown
 */
public record IncidentStory(
    IncidentView incident,
    List<Try> attempts,
    List<String> routes,
    List<Event> events,
    Optional<SideBySide> verdict,
    Optional<String> postmortem) {

  public IncidentStory {
    attempts = List.copyOf(attempts);
    routes = List.copyOf(routes);
    events = List.copyOf(events);
  }

  /**
   * One try of a stage.
   *
   * @param stage 1 or 2
   * @param at when it was decided
   * @param before the error rate then
   * @param after the error rate by which it was judged
   * @param result how it ended
   */
  public record Try(int stage, Instant at, String before, String after, String result) {
    static Try of(Attempt attempt) {
      return new Try(
          attempt.stage().number(),
          attempt.at(),
          Ratio.text(attempt.before()),
          Ratio.text(attempt.after()),
          attempt.result().name());
    }
  }

  /**
   * What happened.
   *
   * @param seq its number
   * @param at when
   * @param event what came in
   * @param step what followed from it
   * @param why the reason
   */
  public record Event(long seq, Instant at, String event, String step, String why) {
    static Event of(Recorded recorded) {
      return new Event(
          recorded.seq(),
          recorded.at(),
          IncidentView.words(recorded.event().getClass().getSimpleName()),
          recorded.step().step().name(),
          recorded.step().why());
    }
  }

  static IncidentStory of(Begun state, List<Recorded> events) {
    return new IncidentStory(
        IncidentView.of(state),
        state.facts().attempts().stream().map(Try::of).toList(),
        routes(state.facts().breaker()),
        events.stream().map(Event::of).toList(),
        SideBySide.of(state),
        draft(events));
  }

  private static List<String> routes(Breaker breaker) {
    return breaker.changes().stream().map(WeightChange::virtualService).toList();
  }

  private static Optional<String> draft(List<Recorded> events) {
    return events.reversed().stream()
        .map(Recorded::event)
        .filter(Drafted.class::isInstance)
        .map(event -> ((Drafted) event).markdown())
        .findFirst();
  }
}
