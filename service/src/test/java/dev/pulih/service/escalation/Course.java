package dev.pulih.service.escalation;

import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.p2;
import static dev.pulih.recover.Samples.restartDue;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Response;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What happens to a service, and what people do about it, whatever Pulih makes of it: it falls ill,
 * is well again, and once in a while comes back.
 *
 * @param service the service
 * @param trouble how it is ill
 * @param ill when
 * @param people who cares
 */
record Course(ServiceRef service, Trouble trouble, Ill ill, People people) {

  /** The next contacts are called after 5 and 15 minutes, and a line that is down has 30 s. */
  private static final Policy POLICY = Policy.defaults().with(routing());

  /** How a service is ill. */
  enum Trouble {
    /** A P1 that no stage addresses: people get it after five minutes. */
    UNADDRESSED,
    /** A P1 whose restart someone holds back: people are called after 15 minutes. */
    HELD,
    /** A P2 that restarts in a loop: people get it at once. */
    LOOPING,
    /** A P2 that becomes a P1. */
    WORSENING,
    /** A P2 that nobody is called for. */
    MINOR
  }

  /** From when to when it is ill, and for how long once more, if it comes back. */
  record Ill(Instant from, Instant to, Optional<Instant> again) {

    private static final Duration ONCE_MORE = Duration.ofMinutes(10);

    boolean at(Instant now) {
      return (!now.isBefore(from) && now.isBefore(to))
          || again.filter(a -> once(a, now)).isPresent();
    }

    private static boolean once(Instant again, Instant now) {
      return !now.isBefore(again) && now.isBefore(again.plus(ONCE_MORE));
    }

    Instant over() {
      return again.map(a -> a.plus(ONCE_MORE)).orElse(to);
    }
  }

  /** How long after a call someone takes it on, and how long after its end someone closes it. */
  record People(Duration takenAfter, Duration closedAfter) {}

  private static Routing routing() {
    Routing usual = Routing.defaults();
    List<Duration> next = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15));
    return new Routing(
        usual.routes(), usual.quiet(), next, usual.fallBackAfter(), usual.foldAbove());
  }

  /** One of a burst: all fall ill within two minutes. */
  static Course random(int number, RandomGenerator dice) {
    Instant from = VirtualTime.START.plusSeconds(dice.nextInt(120));
    Instant to = from.plusSeconds(8 * 60 + dice.nextInt(20 * 60));
    Instant back = to.plusSeconds(2 * 60 + dice.nextInt(15 * 60));
    Trouble[] troubles = Trouble.values();
    return new Course(
        Refusing.service(number),
        troubles[dice.nextInt(troubles.length)],
        new Ill(from, to, dice.nextInt(4) == 0 ? Optional.of(back) : Optional.empty()),
        new People(
            Duration.ofSeconds(60 + dice.nextInt(25 * 60)),
            Duration.ofSeconds(30 + dice.nextInt(10 * 60))));
  }

  /** One look at the service, and one at what people do. */
  void tick(IncidentBook book, Optional<Begun> latest, Instant now) {
    latest.ifPresentOrElse(state -> goOn(book, state, now), () -> begin(book, now));
  }

  private void begin(IncidentBook book, Instant now) {
    if (ill.at(now)) {
      Incident incident = Incident.open(service, now, POLICY);
      var _ = book.begin(incident, new Opened(incident, situation(now)));
    }
  }

  private void goOn(IncidentBook book, Begun state, Instant now) {
    seen(state, now).ifPresent(event -> book.apply(state.id(), event, now));
    if (book.state(state.id()) instanceof Begun after) {
      word(after, now).ifPresent(event -> book.apply(state.id(), event, now));
    }
  }

  private Optional<IncidentEvent> seen(Begun state, Instant now) {
    if (state.live()) {
      return Optional.of(new Observed(situation(now)));
    }
    return state instanceof Resolved && ill.at(now)
        ? Optional.of(new Relapsed(situation(now)))
        : Optional.empty();
  }

  private Optional<IncidentEvent> word(Begun state, Instant now) {
    if (state instanceof WithPeople && !now.isBefore(ill.over().plus(people.closedAfter()))) {
      return Optional.of(new ClosedBy("amir", ""));
    }
    return isTaken(state, now) ? Optional.of(new Acknowledged("siti")) : Optional.empty();
  }

  private boolean isTaken(Begun state, Instant now) {
    Response response = state.facts().alarm().response();
    return state.live()
        && response.contacts() > 0
        && response.taken().isEmpty()
        && response.since().filter(s -> !now.isBefore(s.plus(people.takenAfter()))).isPresent();
  }

  private Situation situation(Instant now) {
    return ill.at(now) ? bad(now) : Samples.calm(p1());
  }

  private Situation bad(Instant now) {
    return switch (trouble) {
      case UNADDRESSED -> p1();
      case HELD -> restartDue(p1(), 0, new Hold(Reason.PAUSED, "by siti"));
      case LOOPING -> restartDue(p2(), 0, new Hold(Reason.RESTART_LOOP, "3 restarts in 8 min"));
      case WORSENING -> now.isBefore(ill.from().plus(Duration.ofMinutes(3))) ? p2() : p1();
      case MINOR -> p2();
    };
  }
}
