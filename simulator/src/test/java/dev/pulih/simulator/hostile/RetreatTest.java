package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Progress;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.recover.ShiftPlan;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.report.Drafting;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shift whose second half is refused, and whose first is put back without an answer. */
class RetreatTest implements Rollouts, Traffic, SignalSource {

  private static final List<Destination> HALF = weights(50);
  private static final List<Destination> ALL = weights(100);

  private final Map<String, Routes> routes = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, r -> {});
  private final Outbox outbox = new Outbox(log, book, runner());
  private final Incident incident = Samples.incident();

  @Test
  void what_is_put_back_is_not_shifted_again() {
    Queued shift = decided();
    assertThat(outbox.run(shift, () -> Samples.at(301))).isInstanceOf(Progress.Again.class);
    assertThat(written).containsExactly("mesh 100", "mesh 50");
    outbox.run(shift, () -> Samples.at(305));
    outbox.run(shift, () -> Samples.at(340));
    assertThat(written).containsExactly("mesh 100", "mesh 50");
    assertThat(book.state(incident.id())).isNotInstanceOf(IncidentState.Shifting.class);
    assertThat(log.queued()).doesNotContain(shift);
  }

  private Queued decided() {
    book.begin(incident, new Opened(incident, Samples.p1()));
    outbox.take(Samples.at(0));
    book.apply(incident.id(), new Observed(due()), Samples.at(300));
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Shifting.class);
    return log.queued().stream()
        .filter(q -> q.effect() instanceof Effect.Shift)
        .findFirst()
        .orElseThrow();
  }

  private Situation due() {
    Situation p1 = Samples.p1();
    ShiftPlan plan = new ShiftPlan("v1", List.of(toV1("mesh"), toV1("gateway")));
    ShiftOption option = new ShiftOption(Samples.matured(300, List.of()), plan, List.of());
    return new Situation(p1.view(), p1.restart(), option, p1.restarted(), p1.shifted());
  }

  private WeightChange toV1(String name) {
    put(name, HALF);
    return new WeightChange(
        "bos", name, "1", List.of(new WeightChange.OfRoute(0, "main", HALF, ALL)));
  }

  private static List<Destination> weights(int v1) {
    return List.of(new Destination("txn", "v1", v1), new Destination("txn", "v2", 100 - v1));
  }

  private void put(String name, List<Destination> weights) {
    long version =
        Optional.ofNullable(routes.get(name))
            .map(r -> Long.parseLong(r.resourceVersion()))
            .orElse(0L);
    Route route = new Route(0, "main", Optional.empty(), weights);
    routes.put(
        name,
        new Routes(
            "bos", name, Long.toString(version + 1), List.of(route), Workload.Ownership.none()));
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    return Optional.ofNullable(routes.get(name));
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return new Answer.Accepted(0);
  }

  @Override
  public Answer write(WeightChange change) {
    if (change.name().equals("gateway")) {
      return new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "a webhook said no"));
    }
    List<Destination> after = change.routes().getFirst().after();
    written.add(change.name() + " " + after.getFirst().weight());
    put(change.name(), after);
    return after.equals(ALL) ? new Answer.Accepted(0) : new Answer.Unclear("lost", Duration.ZERO);
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return Evidence.missing("nothing");
  }

  @Override
  public Truth applied(RestartOrder order) {
    return Truth.FALSE;
  }

  @Override
  public Answer restart(RestartOrder order) {
    throw new AssertionError("nothing is to be restarted");
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Entity service = new Entity.OfService(Samples.TXN);
    return new Readings(
        at,
        Map.of(
            Signals.ERROR_RATE.over(Span.RECENT), Map.of(service, Reading.of(0.5)),
            Signals.REQUEST_RATE.over(Span.RECENT), Map.of(service, Reading.of(100))),
        Map.of());
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }

  private EffectRunner runner() {
    return Runners.over(log, this, this, List.of(), Drafting.template());
  }
}
