package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.ClientErrors;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.QualifiedSource;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Slo;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetupTest {

  private static final DetectionSettings DEFAULTS = DetectionSettings.defaults();

  @Test
  void what_only_some_sources_measure_is_read_from_those() {
    Source istio = new Source(Set.copyOf(Signals.optional()));
    assertThat(setup(DEFAULTS).signals(istio))
        .containsAll(DEFAULTS.signals())
        .containsAll(Signals.optional())
        .doesNotHaveDuplicates();
  }

  @Test
  void from_other_sources_it_is_not_even_asked_for() {
    Source other = new Source(Set.of());
    assertThat(setup(DEFAULTS).signals(other)).containsExactlyElementsOf(DEFAULTS.signals());
  }

  @Test
  void what_clients_see_is_not_read_without_a_rule_on_it_and_what_briefings_use_is() {
    DetectionSettings without = DEFAULTS.only(rule -> !(rule instanceof ClientErrors));
    Source istio = new Source(Set.copyOf(Signals.optional()));
    assertThat(setup(without).signals(istio))
        .doesNotContainAnyElementsOf(Signals.ofClients())
        .containsAll(Signals.ofBriefings());
  }

  @Test
  void calls_and_the_latency_of_pods_are_for_briefings_alone() {
    assertThat(Signals.ofBriefings()).containsAll(Signals.ofCalls()).contains(Signals.POD_LATENCY);
    assertThat(DEFAULTS.signals()).doesNotContainAnyElementsOf(Signals.ofBriefings());
    assertThat(DEFAULTS.deviation().signals())
        .extracting(DeviationSettings.OfSignal::signal)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(Signals.ofBriefings());
  }

  @Test
  void what_pages_ask_for_is_read_by_no_tick_and_nothing_is_looked_for_in_it() {
    Source every = new Source(Set.copyOf(Signals.ofPages()));
    assertThat(Signals.ofPages()).isNotEmpty().allMatch(every::measures);
    assertThat(setup(DEFAULTS).signals(every)).doesNotContainAnyElementsOf(Signals.ofPages());
    assertThat(DEFAULTS.deviation().signals())
        .extracting(DeviationSettings.OfSignal::signal)
        .doesNotContainAnyElementsOf(Signals.ofPages());
  }

  @Test
  void a_qualified_source_measures_what_the_one_behind_it_does() {
    Source istio = new Source(Set.copyOf(Signals.optional()));
    ClusterView nothing = () -> new Inventory(Instant.EPOCH, Map.of());
    SignalSource qualified =
        new QualifiedSource(istio, nothing, DEFAULTS.trust(), Spans.defaults(), List.of());
    assertThat(setup(DEFAULTS).signals(qualified)).containsAll(Signals.optional());
  }

  @Test
  void the_last_look_before_an_action_trusts_what_a_tick_would_trust() {
    Source source = new Source(Set.of());
    ClusterView nothing = () -> new Inventory(Instant.EPOCH, Map.of());
    assertThat(setup(DEFAULTS).lastLook(source, nothing, new Switchless()).signals())
        .isEqualTo(
            new QualifiedSource(source, nothing, DEFAULTS.trust(), Spans.defaults(), List.of()));
  }

  @Test
  void
      the_last_look_before_an_action_knows_the_mode_of_now_and_touches_nothing_that_is_unwatched() {
    Watched txn =
        new Watched(
            new ServiceRef("bos", "txn-service"),
            new Slo(0.999, Duration.ofMillis(200), 0.001),
            Mode.APPROVE,
            Watched.Owned.nothing(),
            OptionalDouble.empty());
    Setup one =
        new Setup(
            List.of(txn), Spans.defaults(), DEFAULTS, Policy.defaults(), GuardLimits.defaults());
    ClusterView nothing = () -> new Inventory(Instant.EPOCH, Map.of());
    var modes = one.lastLook(new Source(Set.of()), nothing, new Switchless()).licence().modes();
    assertThat(modes.apply(txn.service())).isEqualTo(Mode.APPROVE);
    assertThat(modes.apply(new ServiceRef("bos", "gone"))).isEqualTo(Mode.OBSERVE);
  }

  /** A ledger in which nothing stands. */
  private record Switchless() implements Ledger {
    @Override
    public void record(RestartSeen restart) {}

    @Override
    public List<RestartSeen> restartsSince(Instant from) {
      return List.of();
    }

    @Override
    public Switches switches() {
      return Switches.none();
    }

    @Override
    public void change(SwitchChange change) {}

    @Override
    public List<SwitchChange> changes(int most) {
      return List.of();
    }

    @Override
    public void put(Maintenance window) {}
  }

  private static Setup setup(DetectionSettings detection) {
    return new Setup(
        List.of(), Spans.defaults(), detection, Policy.defaults(), GuardLimits.defaults());
  }

  /** A source that measures these signals beside the shipped ones. */
  private record Source(Set<Signal> optional) implements SignalSource {
    @Override
    public boolean measures(Signal signal) {
      return optional.contains(signal) || Signals.shipped().contains(signal);
    }

    @Override
    public Readings read(Collection<Signal> signals, Instant at) {
      return Readings.none(at);
    }

    @Override
    public List<Readings> history(
        Collection<Signal> signals, Instant from, Instant to, Duration step) {
      return List.of();
    }
  }
}
