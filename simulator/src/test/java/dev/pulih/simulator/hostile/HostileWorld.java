package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Symptoms;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Condition;
import dev.pulih.detect.Recency;
import dev.pulih.detect.Severity;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Outbox;
import dev.pulih.notify.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Situation.Restarted;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Situation.Shifted;
import dev.pulih.recover.Transition.Step;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import dev.pulih.simulator.hostile.HostileCluster.Crash;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import dev.pulih.simulator.port.RecordingNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** One incident in a world that is against it; what must never happen is checked as it happens. */
final class HostileWorld {

  private static final List<Reason> HOLDS =
      List.of(
          Reason.ROLLOUT_IN_PROGRESS,
          Reason.TOO_FEW_PODS,
          Reason.NO_HEALTHY_SUBSET,
          Reason.NO_CAPACITY,
          Reason.STORM);

  private final Random random;
  private final MemoryEventLog log = new MemoryEventLog();
  private final MemoryLedger ledger = new MemoryLedger();
  private final HostileCluster cluster;
  private final Map<String, Integer> restarts = new HashMap<>();
  private final Map<Instant, Integer> shifts = new HashMap<>();
  private final String incident;
  private final Mode mode;
  private Instant now = Samples.T0;
  private Truth ill = Truth.TRUE;
  private Truth lastMinute = Truth.TRUE;
  private Instant since = Samples.T0;
  private boolean asked;
  private IncidentBook book;
  private Outbox outbox;

  HostileWorld(long seed) {
    this.random = new Random(seed);
    this.cluster = new HostileCluster(random, this::restarted, this::written);
    this.mode = pick(Mode.AUTO, Mode.AUTO, Mode.AUTO, Mode.APPROVE, Mode.DRY_RUN, Mode.OBSERVE);
    this.book = new IncidentBook(log, this::happened);
    this.outbox = outbox();
    Incident opened = Samples.incident();
    this.incident = opened.id();
    book.begin(opened, new IncidentEvent.Opened(opened, situation()));
  }

  private Outbox outbox() {
    EffectRunner.Tools tools =
        new EffectRunner.Tools(
            cluster,
            cluster,
            List.of(new RecordingNotifier(Channel.PAGERDUTY), new RecordingNotifier(Channel.SLACK)),
            new TemplateAnalyst(),
            s -> new Briefing(s.id(), Samples.TXN, Symptoms.none(), "{}"));
    return new Outbox(
        log,
        book,
        new EffectRunner(
            log,
            tools,
            new EffectRunner.LastLook(signals(), ledger, Spans.defaults(), new Recency(0.8))));
  }

  /** Two hours of trouble, then three in which it is left alone. */
  void live() {
    for (int i = 0; i < 480; i++) {
      step(true);
    }
    ill = Truth.FALSE;
    ledger.set(Switches.none());
    for (int i = 0; i < 720; i++) {
      ledger.set(Switches.none());
      step(false);
    }
    assertThat(state()).as("ends over or with people").matches(HostileWorld::ended);
    replayed();
  }

  private static boolean ended(IncidentState state) {
    return state instanceof IncidentState.Resolved
        || state instanceof IncidentState.WithPeople
        || state instanceof IncidentState.Closed;
  }

  private void step(boolean trouble) {
    now = now.plusSeconds(15);
    if (trouble) {
      change();
    }
    observe();
    effects();
    if (trouble && chance(1)) {
      crash();
    }
  }

  private void change() {
    if (chance(3)) {
      Truth was = ill;
      ill = pick(Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);
      since = ill == was ? since : now;
    }
    lastMinute = ill == Truth.TRUE ? pick(Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.UNKNOWN) : ill;
    if (chance(2)) {
      ledger.set(
          new Switches(Optional.empty(), chance(50) ? Optional.of("amir") : Optional.empty()));
    }
    if (chance(2)) {
      cluster.meddle();
    }
    person();
  }

  private void person() {
    switch (random.nextInt(120)) {
      case 0, 1, 2 -> say(new IncidentEvent.Approved("amir"));
      case 3 -> say(new IncidentEvent.Declined("amir"));
      case 4 -> {
        asked = true;
        say(new IncidentEvent.ReleaseRequested("amir"));
      }
      case 5 ->
          say(
              chance(20)
                  ? new IncidentEvent.ClosedBy("amir", "")
                  : new IncidentEvent.Absorbed("s"));
      case 6 -> say(new IncidentEvent.RestartAnswered(stray(), new Answers(random).any()));
      case 7 -> say(new IncidentEvent.ShiftAnswered(Samples.at(1), new Answers(random).any()));
      default -> {}
    }
  }

  private RestartOrder stray() {
    return new RestartOrder(Samples.WORKLOAD, Samples.at(-1), incident);
  }

  private void say(IncidentEvent event) {
    book.apply(incident, event, now);
  }

  private void observe() {
    Situation situation = situation();
    Begun before = state();
    IncidentEvent event =
        before.live() ? new Observed(situation) : new IncidentEvent.Relapsed(situation);
    if (before.live() || ill == Truth.TRUE) {
      say(event);
      alarmed(situation);
    }
  }

  private void effects() {
    for (int round = 0; round < 6; round++) {
      if (chance(1)) {
        ledger.set(new Switches(Optional.empty(), Optional.of("amir")));
      }
      for (Queued queued : outbox.take(now)) {
        attempt(queued);
      }
    }
  }

  private void attempt(Queued queued) {
    try {
      if (chance(90)) {
        outbox.run(queued, () -> now);
      } else {
        crash();
      }
    } catch (Crash e) {
      crash();
    }
  }

  private void crash() {
    replayed();
    book = new IncidentBook(log, this::happened);
    outbox = outbox();
  }

  private void replayed() {
    assertThat(new IncidentBook(log, r -> {}).state(incident))
        .as("replay equals live")
        .isEqualTo(state());
  }

  private Begun state() {
    return (Begun) book.state(incident);
  }

  private Situation situation() {
    boolean held = ledger.switches().hold(now).isPresent();
    List<Hold> holds =
        Stream.concat(
                ledger.switches().hold(now).stream(),
                chance(held ? 1 : 15)
                    ? Stream.of(new Hold(HOLDS.get(random.nextInt(HOLDS.size())), "random"))
                    : Stream.empty())
            .toList();
    Optional<Severity> severity = ill == Truth.TRUE ? Optional.of(Severity.P1) : Optional.empty();
    boolean over = ill == Truth.FALSE && !now.isBefore(since.plusSeconds(300));
    Truth calm = ill == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.of(over);
    return new Situation(
        Samples.view(mode, severity, calm),
        new RestartOption(
            condition(300, List.of(Samples.POD)), Optional.of(Samples.WORKLOAD), holds),
        new ShiftOption(condition(180 + 60L * random.nextInt(4), List.of()), Samples.plan(), holds),
        new Restarted(pick(Progress.COMPLETE, Progress.ROLLING, Progress.UNKNOWN), errors()),
        new Shifted(
            errors(),
            pick(Truth.TRUE, Truth.TRUE, Truth.UNKNOWN),
            pick(Truth.TRUE, Truth.TRUE, Truth.UNKNOWN)));
  }

  private Condition condition(long hold, List<dev.pulih.signal.PodRef> pods) {
    boolean matured = ill == Truth.TRUE && !now.isBefore(since.plusSeconds(hold));
    return matured
        ? new Condition(
            Condition.Phase.MATURED,
            since.plusSeconds(hold),
            lastMinute,
            new Reading.Value(0.5),
            pods)
        : Condition.absent(now);
  }

  private Reading errors() {
    return pick(
        new Reading.Value(0.01), new Reading.Value(0.1), new Reading.Value(0.5), Samples.UNKNOWN);
  }

  /** The last minute as the last look before sending reads it. */
  private SignalSource signals() {
    return new SignalSource() {
      @Override
      public Readings read(Collection<Signal> wanted, Instant at) {
        return HostileWorld.this.read(at);
      }

      @Override
      public List<Readings> history(
          Collection<Signal> wanted, Instant from, Instant to, Duration step) {
        return List.of();
      }
    };
  }

  private Readings read(Instant at) {
    Reading errors =
        lastMinute == Truth.UNKNOWN
            ? Samples.UNKNOWN
            : new Reading.Value(lastMinute == Truth.TRUE ? 0.5 : 0);
    dev.pulih.signal.Entity pod = new dev.pulih.signal.Entity.OfPod(Samples.POD);
    dev.pulih.signal.Entity service = new dev.pulih.signal.Entity.OfService(Samples.TXN);
    Reading busy = new Reading.Value(100);
    return new Readings(
        at,
        Map.of(
            Signals.POD_ERROR_RATE.over(Span.RECENT), Map.of(pod, errors),
            Signals.POD_REQUEST_RATE.over(Span.RECENT), Map.of(pod, busy),
            Signals.ERROR_RATE.over(Span.RECENT), Map.of(service, errors),
            Signals.REQUEST_RATE.over(Span.RECENT), Map.of(service, busy)),
        Map.of());
  }

  // ---- what must never happen ----

  private void restarted(RestartOrder order) {
    assertThat(restarts.merge(order.incident(), 1, Integer::sum)).as("one restart").isEqualTo(1);
    sendable("restart");
    assertThat(now)
        .as("restart after its time")
        .isBeforeOrEqualTo(order.restartedAt().plusSeconds(60));
  }

  private void written(WeightChange change) {
    boolean forward = change.routes().equals(Samples.plan().changes().getFirst().routes());
    if (forward) {
      Effect.Shift shift = latestShift();
      assertThat(shifts.merge(shift.decidedAt(), 1, Integer::sum)).as("one shift").isEqualTo(1);
      sendable("shift");
      assertThat(now).as("shift after its time").isBeforeOrEqualTo(shift.notAfter());
    } else if (!asked) {
      assertThat(ledger.switches().hold(now)).as("undo under a switch").isEmpty();
    }
  }

  private Effect.Shift latestShift() {
    return log.queued().stream()
        .map(Queued::effect)
        .filter(e -> e instanceof Effect.Shift)
        .map(e -> (Effect.Shift) e)
        .findFirst()
        .orElseThrow();
  }

  private void sendable(String what) {
    assertThat(ledger.switches().hold(now)).as(what + " under a switch").isEmpty();
    assertThat(lastMinute).as(what + " on a past or unknown minute").isEqualTo(Truth.TRUE);
    assertThat(mode).as(what + " in this mode").isIn(Mode.AUTO, Mode.APPROVE);
  }

  private void alarmed(Situation situation) {
    Begun state = state();
    boolean bad =
        situation.view().severity().isPresent() || situation.view().calm() == Truth.UNKNOWN;
    boolean due =
        state
            .facts()
            .alarm()
            .p1Since()
            .filter(p1 -> !now.isBefore(p1.plusSeconds(900)))
            .isPresent();
    if (state.live() && bad && due) {
      assertThat(state.facts().alarm().paged()).as("a P1 open for 15 min is paged").isTrue();
    }
  }

  private void happened(Recorded event) {
    boolean observed = event.event() instanceof Observed;
    if (observed && event.step().step() == Step.SHIFT_DECIDED) {
      Situation s = ((Observed) event.event()).situation();
      assertThat(s.shift().holds())
          .as("shift with a hold")
          .allMatch(h -> h.reason() == Reason.TOO_FEW_PODS);
    }
    if (book != null && book.state(event.incident()) instanceof Begun state) {
      ordered(state);
      breaker(state);
    }
  }

  /** No restart after a shift that was carried out. */
  private static void ordered(Begun state) {
    List<Stage> done =
        state.facts().attempts().stream()
            .filter(a -> a.result() != Result.REFUSED && a.result() != Result.DRY_RUN)
            .map(a -> a.stage())
            .toList();
    assertThat(done).as("no lower stage after a higher one").isSorted().doesNotHaveDuplicates();
  }

  private void breaker(Begun state) {
    boolean released = state.facts().breaker() instanceof dev.pulih.recover.Breaker.Released;
    assertThat(!released || asked).as("a breaker is closed only by a person").isTrue();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
