package dev.pulih.flow;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.ErrorsSeen;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random incidents of three services, one after the other, over some days; the same for a seed. */
public final class Lives<L extends EventLog> {

  public static final List<ServiceRef> SERVICES =
      List.of(
          new ServiceRef("bos", "txn-service"),
          new ServiceRef("bos", "api-gateway"),
          new ServiceRef("bos", "billing-service"));

  private final L log;
  private final IncidentBook book;
  private final SplittableRandom random;
  private Instant now = Samples.T0;

  private Lives(L log, long seed) {
    this.log = log;
    this.book = new IncidentBook(log, _ -> {});
    this.random = new SplittableRandom(seed);
  }

  static Lives<FakeLog> of(long seed) {
    return over(new FakeLog(), seed);
  }

  /** The same in a log that is empty. */
  public static <L extends EventLog> Lives<L> over(L log, long seed) {
    Lives<L> lives = new Lives<>(log, seed);
    for (int i = 0; i < 12; i++) {
      lives.live(SERVICES.get(lives.random.nextInt(SERVICES.size())));
    }
    return lives;
  }

  /** Where they are recorded. */
  public L log() {
    return log;
  }

  /** What was made of them. */
  public IncidentBook book() {
    return book;
  }

  /** The instant at which the latest of them ends. */
  public Instant now() {
    return now;
  }

  private void live(ServiceRef service) {
    pass(Duration.ofHours(random.nextInt(12)));
    if (book.live().stream().noneMatch(s -> s.facts().incident().service().equals(service))) {
      Incident incident = Incident.open(service, now, Policy.defaults());
      book.begin(incident, beginning(incident));
      for (int i = 0; i < 12; i++) {
        happens(incident.id());
      }
    }
  }

  private IncidentEvent.Beginning beginning(Incident incident) {
    return random.nextInt(5) == 0
        ? new IncidentEvent.DeviationSeen(incident, Samples.deviating())
        : new IncidentEvent.Opened(incident, Samples.p1());
  }

  private void happens(String id) {
    pass(Duration.ofSeconds(1 + random.nextInt(400)));
    book.apply(id, event((Begun) book.state(id)), now);
    log.queued().stream().filter(_ -> random.nextInt(8) > 0).forEach(this::settle);
  }

  private void settle(Queued queued) {
    IncidentEvent result =
        random.nextInt(40) == 0
            ? new IncidentEvent.NotTold("SLACK", "gone", queued.effect())
            : new IncidentEvent.Told("SLACK", "1");
    book.settle(queued.id(), result, now);
  }

  /** What usually follows, and now and then something else. */
  private IncidentEvent event(Begun state) {
    return random.nextInt(3) == 0 ? word() : usual(state);
  }

  private IncidentEvent usual(Begun state) {
    return switch (state) {
      case Restarting s -> new IncidentEvent.RestartAnswered(s.order(), new Answer.Accepted(7));
      case Shifting s -> new IncidentEvent.ShiftAnswered(s.decidedAt(), new Answer.Accepted(0));
      case JudgingShift _ ->
          observed(Samples.shifted(Samples.p1(), new Reading.Value(0.01), Truth.TRUE, Truth.TRUE));
      case Resolved _ -> new IncidentEvent.BreakerSeen(seen());
      default -> observed(situation());
    };
  }

  private static IncidentEvent observed(Situation situation) {
    return new IncidentEvent.Observed(situation);
  }

  private static ErrorsSeen seen() {
    return new ErrorsSeen(Optional.empty(), new Reading.Value(0), Duration.ofMinutes(5));
  }

  private Situation situation() {
    long second = Duration.between(Samples.T0, now).toSeconds();
    return switch (random.nextInt(5)) {
      case 0 -> Samples.restartDue(Samples.p1(), second);
      case 1 -> Samples.shiftDue(Samples.p1(), second);
      case 2 -> Samples.restarted(Samples.p1(), Progress.COMPLETE, new Reading.Value(0.01));
      default -> Samples.calm(Samples.p1());
    };
  }

  private IncidentEvent word() {
    return switch (random.nextInt(8)) {
      case 0 -> new IncidentEvent.ClosedBy("amir", "");
      case 1 -> new IncidentEvent.ReleaseRequested("amir");
      case 2 -> new IncidentEvent.ReleaseAnswered(new Answer.Accepted(0));
      case 3 -> new IncidentEvent.LeftAsIs("amir");
      case 4 -> new IncidentEvent.ResendAsked("amir");
      case 5 -> new IncidentEvent.OpinionGiven(Samples.verdict(false, 80, false));
      default -> new IncidentEvent.BreakerSeen(seen());
    };
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
