package dev.pulih.service;

import dev.pulih.notify.Invitation;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Lengths;
import dev.pulih.service.web.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people in Slack and on the pages order. An order is applied only while what its
 * message showed still holds; to look and to apply is one step.
 */
final class SlackOrders implements Orders {

  private static final Logger LOG = LoggerFactory.getLogger(SlackOrders.class);

  private final ControlRoom room;

  SlackOrders(ControlRoom room) {
    this.room = room;
  }

  // ----- incidents

  @Override
  public Result approve(String incident, Instant deadline, String by) {
    Proposal proposal = new Proposal(deadline);
    return tell(incident, proposal::open, new Approved(by), proposal::whyNotOpen);
  }

  /** Also of what is approved and not begun yet. */
  @Override
  public Result hold(String incident, Instant deadline, String by) {
    Proposal proposal = new Proposal(deadline);
    return tell(incident, proposal::asked, new Declined(by), proposal::whyNotOpen);
  }

  @Override
  public Result releaseBreaker(String incident, Instant since, String by) {
    return tell(
        incident,
        state -> state.facts().breaker() instanceof Breaker.Open open && open.since().equals(since),
        new ReleaseRequested(by),
        state -> unreleasable(state.facts().breaker()));
  }

  private static String unreleasable(Breaker breaker) {
    return switch (breaker) {
      case Breaker.None _ -> "it has no breaker";
      case Breaker.Open _ -> "the button is of an older breaker; another one is open now";
      case Breaker.Releasing releasing -> releasing.by() + " is releasing the breaker already";
      case Breaker.Watched watched ->
          "the breaker was released by " + watched.by() + " at " + watched.at();
      case Breaker.Released released ->
          "the breaker was released by " + released.by() + " at " + released.at();
    };
  }

  /**
   * A press on the message of an older call does not answer the one of now: what came back, or
   * became worse, has not been seen by who pressed. The answer says how bad it is.
   */
  @Override
  public Result acknowledge(String incident, Instant called, String by) {
    String severity =
        room.standing(incident).map(state -> state.facts().alarm().severity() + " ").orElse("");
    Result result =
        tell(
            incident,
            state -> call(state).equals(Optional.of(called)),
            new Acknowledged(by),
            SlackOrders::unanswerable);
    return result instanceof Result.Done(String words) ? new Result.Done(severity + words) : result;
  }

  private static Optional<Instant> call(Begun state) {
    return state.facts().alarm().response().called();
  }

  private static String unanswerable(Begun state) {
    return call(state).isPresent()
        ? "the button is of an older call; the newest message has the one of now"
        : "nobody is called for it";
  }

  /** As with the command: it is closed, and the word on the alarm comes last, so that it stands. */
  @Override
  public synchronized Result falseAlarm(String incident, Instant alarm, String by) {
    Predicate<Begun> meant = state -> whyNotFalse(state, alarm).isEmpty();
    Optional<Transition> _ = room.tellIf(meant, incident, new ClosedBy(by, "false alarm"));
    return tell(
        incident, meant, new CalledFalse(by), state -> whyNotFalse(state, alarm).orElse(""));
  }

  private static Optional<String> whyNotFalse(Begun state, Instant alarm) {
    if (state.facts().notes().falseAlarm()) {
      return Optional.of("it is called a false alarm already");
    }
    return Invitation.CallFalse.about(state).alarm().equals(alarm)
        ? Optional.empty()
        : Optional.of("the button is of an older alarm; the newest message has the one of now");
  }

  private Result tell(
      String incident,
      Predicate<Begun> asSeen,
      IncidentEvent word,
      Function<Begun, String> otherwise) {
    return room.tellIf(asSeen, incident, word)
        .map(transition -> came(incident, transition))
        .orElseGet(() -> new Result.Nothing(nothing(incident, otherwise)));
  }

  private static Result came(String incident, Transition transition) {
    return transition.matters()
        ? new Result.Done(incident + ": " + transition.why() + ".")
        : new Result.Nothing("Nothing came of it: " + incident + ": " + transition.why() + ".");
  }

  private String nothing(String incident, Function<Begun, String> otherwise) {
    return room.standing(incident)
        .map(state -> "Nothing was done about " + incident + ": " + otherwise.apply(state) + ".")
        .orElse("There is no incident " + incident + ".");
  }

  // ----- switches

  @Override
  public Result pause(String length, String reason, String by) {
    return Lengths.parse(length)
        .map(wanted -> pause(wanted, reason, by))
        .orElseGet(() -> new Result.Nothing(WindowOrders.noLength(length)));
  }

  private Result pause(Duration length, String reason, String by) {
    Instant now = room.clock().instant();
    try {
      Pause pause = Pauses.of(by, reason, now.plus(length), now);
      Switches _ = room.pause(pause);
      LOG.warn("Paused by {} until {}: {}", by, pause.until(), pause.why());
      return new Result.Done("No actions until " + pause.until() + "; alarms go on.");
    } catch (IllegalArgumentException e) {
      return new Result.Nothing(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Result resume(String by) {
    Instant now = room.clock().instant();
    String before = Condition.switched(room.switches(), now);
    Switches after = room.resume(by);
    LOG.warn("Resumed by {}.", by);
    return new Result.Done(
        after
            .hold(now)
            .map(hold -> "Pulih still does not act: " + hold.detail() + ".")
            .orElse("Pulih acts again as the modes allow. Before, it was: " + before + "."));
  }

  // ----- maintenance

  @Override
  public Result startWindow(Window window, String by) {
    return new WindowOrders(room).start(window, by);
  }

  @Override
  public Result endWindow(String id, String by) {
    return new WindowOrders(room).end(id, by);
  }

  @Override
  public String windows() {
    return new WindowOrders(room).list();
  }

  @Override
  public String status() {
    return Condition.text(room);
  }
}
