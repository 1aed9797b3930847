package dev.pulih.notify;

import dev.pulih.recover.Breaker;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An order that an incident invites people to give, as it stands. */
public sealed interface Invitation {

  /** To approve the action that waits until this deadline. */
  record Approve(Instant deadline) implements Invitation {}

  /** To decline it. */
  record Decline(Instant deadline) implements Invitation {}

  /** To release the breaker that is open since then. */
  record Release(Instant since) implements Invitation {}

  /** To take on the call of then. */
  record Acknowledge(Instant called) implements Invitation {}

  /** To close it, since nothing is wrong: what was called for then, or began then. */
  record CallFalse(Instant alarm) implements Invitation {

    /** About the alarm that an incident is now; one that came back is another. */
    public static CallFalse about(Begun state) {
      Facts facts = state.facts();
      return new CallFalse(facts.alarm().response().called().orElse(facts.incident().openedAt()));
    }
  }

  /** All that an incident invites to now. */
  static List<Invitation> of(Begun state) {
    return Stream.of(question(state), breaker(state), called(state), live(state))
        .flatMap(List::stream)
        .toList();
  }

  /** What is approved and not begun can still be declined. */
  private static List<Invitation> question(Begun state) {
    if (!(state instanceof AwaitingApproval waiting)) {
      return List.of();
    }
    Decline decline = new Decline(waiting.deadline());
    return waiting.approvedBy().isPresent()
        ? List.of(decline)
        : List.of(new Approve(waiting.deadline()), decline);
  }

  private static List<Invitation> breaker(Begun state) {
    return state.facts().breaker() instanceof Breaker.Open(var _, Instant since, Instant _)
        ? List.of(new Release(since))
        : List.of();
  }

  private static List<Invitation> called(Begun state) {
    var alarm = state.facts().alarm();
    boolean waits = state.live() && alarm.paged() && alarm.response().taken().isEmpty();
    return waits && !(state instanceof Provisional)
        ? alarm.response().called().<Invitation>map(Acknowledge::new).stream().toList()
        : List.of();
  }

  private static List<Invitation> live(Begun state) {
    return Optional.of(state).filter(Begun::live).<Invitation>map(CallFalse::about).stream()
        .toList();
  }
}
