package dev.pulih.service.meter;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.Transition.Step;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of all incidents, and why actions were held back or refused. */
public final class StepMeters implements Consumer<Recorded> {

  /** How a step that holds an action says its hold. */
  private static final Pattern HELD = Pattern.compile("held \\(([A-Z_]+): ");

  private final Map<Step, Counter> steps = new EnumMap<>(Step.class);
  private final Map<Reason, Counter> holds = new EnumMap<>(Reason.class);

  /** Nothing has happened. */
  public StepMeters(Instruments make) {
    for (Step step : Step.values()) {
      steps.put(
          step,
          make.counter(
              "pulih.steps", "Recorded steps of incidents", "step", Instruments.label(step)));
    }
    for (Reason reason : Reason.values()) {
      holds.put(
          reason,
          make.counter(
              "pulih.holds",
              "Actions that were held back, or refused when they were to be sent",
              "reason",
              Instruments.label(reason)));
    }
  }

  @Override
  public void accept(Recorded event) {
    increment(steps, event.step().step());
    reason(event).ifPresent(reason -> increment(holds, reason));
  }

  private static <E> void increment(Map<E, Counter> counters, E one) {
    Optional.ofNullable(counters.get(one)).ifPresent(Counter::increment);
  }

  private static Optional<Reason> reason(Recorded event) {
    return event.step().step() == Step.HELD
        ? held(event.step().why())
        : answer(event.event()).flatMap(StepMeters::refused).map(Hold::reason);
  }

  private static Optional<Reason> held(String why) {
    Matcher matcher = HELD.matcher(why);
    return matcher.find() ? Optional.of(Reason.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static Optional<Answer> answer(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.RestartAnswered(var _, Answer answer) -> Optional.of(answer);
      case IncidentEvent.ShiftAnswered(var _, Answer answer) -> Optional.of(answer);
      case IncidentEvent.UndoAnswered(var _, Answer answer) -> Optional.of(answer);
      case IncidentEvent.ReleaseAnswered(Answer answer) -> Optional.of(answer);
      case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
          Optional.empty();
    };
  }

  private static Optional<Hold> refused(Answer answer) {
    return answer instanceof Answer.Refused(Hold hold) ? Optional.of(hold) : Optional.empty();
  }
}
