package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Limit;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.notify.Runbook.Own;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which runbook a message names. */
class RunbooksTest {

  private static final Runbooks SHIPPED = Runbooks.shipped();
  private static final Own WIKI = new Own("https://wiki.example/txn");

  @Test
  void every_rule_that_ships_leads_to_a_runbook_or_to_none_on_purpose() {
    Map<String, Optional<Shipped>> links =
        Map.ofEntries(
            // An error rate does not tell its cause; evidence or a second finding does.
            Map.entry("error_rate_anomaly", Optional.empty()),
            Map.entry("error_rate_p2", Optional.empty()),
            Map.entry("error_rate_p1", Optional.empty()),
            Map.entry("burn_rate_p2", Optional.empty()),
            Map.entry("burn_rate_p1", Optional.empty()),
            // Nor does silence: pods, a node, a release or the mesh may be behind it.
            Map.entry("no_ready_endpoint", Optional.empty()),
            Map.entry("client_errors", Optional.empty()),
            Map.entry("p99_anomaly", Optional.of(Shipped.RB_04)),
            Map.entry("p99_p2", Optional.of(Shipped.RB_04)),
            Map.entry("p99_p1", Optional.of(Shipped.RB_04)),
            Map.entry("kafka_lag_p2", Optional.of(Shipped.RB_02)),
            Map.entry("kafka_lag_p1", Optional.of(Shipped.RB_02)),
            Map.entry("db_connections_p2", Optional.of(Shipped.RB_03)),
            Map.entry("db_connections_p1", Optional.of(Shipped.RB_03)));
    List<Rule> rules = DetectionSettings.defaults().rules();
    assertThat(rules).extracting(Rule::name).containsExactlyInAnyOrderElementsOf(links.keySet());
    assertThat(rules)
        .allSatisfy(rule -> assertThat(Runbooks.of(rule)).isEqualTo(links.get(rule.name())));
  }

  /** Thresholds of the user's own and deviations may be about any of them. */
  @Test
  void every_signal_that_ships_leads_to_a_runbook_or_to_none_on_purpose() {
    Map<String, Shipped> links =
        Map.of(
            "kafka_lag", Shipped.RB_02,
            "db_connections", Shipped.RB_03,
            "p99_latency", Shipped.RB_04);
    List<String> none =
        List.of(
            "error_rate",
            "request_rate",
            "pod_error_rate",
            "pod_request_rate",
            "sample_age",
            "pod_capacity",
            "client_error_rate",
            "client_request_rate",
            "call_rate",
            "call_error_rate",
            "pod_latency",
            "pod_p99_latency",
            "ready_pods");
    List<String> all =
        Stream.of(
                Signals.shipped().stream(),
                Signals.optional().stream(),
                Signals.ofPages().stream(),
                Stream.of(NoReadyEndpoint.READY_PODS))
            .flatMap(signals -> signals)
            .map(Signal::name)
            .distinct()
            .toList();
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(links.keySet().stream(), none.stream()).toList());
    assertThat(all)
        .allSatisfy(
            name ->
                assertThat(Runbooks.ofSignal(name))
                    .isEqualTo(Optional.ofNullable(links.get(name))));
  }

  @Test
  void a_finding_names_the_runbook_of_its_signal_whatever_its_rule_is_called() {
    assertThat(SHIPPED.of(found("kafka_lag_p1", "kafka_lag"))).containsExactly(Shipped.RB_02);
    assertThat(SHIPPED.of(found("my_lag", "kafka_lag"))).containsExactly(Shipped.RB_02);
    assertThat(SHIPPED.of(found("deviation", "db_connections"))).containsExactly(Shipped.RB_03);
    assertThat(SHIPPED.of(found("p99_p2", "p99_latency"))).containsExactly(Shipped.RB_04);
    assertThat(SHIPPED.of(found("error_rate_p1", "error_rate"))).isEmpty();
  }

  @Test
  void the_finding_nearest_to_a_cause_comes_first() {
    Begun slow = begun(new Opened(Samples.incident(), opening("p99_p2", "p99_latency")));
    Begun both = sees(slow, Samples.found(Samples.p1(), "db_connections_p1", "db_connections"));
    assertThat(SHIPPED.of(slow.facts())).containsExactly(Shipped.RB_04);
    assertThat(SHIPPED.of(both.facts())).containsExactly(Shipped.RB_03);
  }

  @Test
  void a_container_that_was_killed_for_memory_comes_before_every_finding() {
    assertThat(SHIPPED.of(ended("OOMKilled", 137))).containsExactly(Shipped.RB_01);
    assertThat(SHIPPED.of(ended("Error", 1))).containsExactly(Shipped.RB_02);
  }

  @Test
  void a_runbook_of_the_users_own_rule_comes_before_the_one_of_its_signal() {
    Runbooks own = new Runbooks(Map.of("my_lag", WIKI), Map.of());
    assertThat(own.of(found("my_lag", "kafka_lag"))).containsExactly(WIKI);
    assertThat(own.of(found("kafka_lag_p1", "kafka_lag"))).containsExactly(Shipped.RB_02);
  }

  @Test
  void the_services_own_comes_last_and_is_said_once() {
    Runbooks own = new Runbooks(Map.of(), Map.of(Samples.TXN, Shipped.RB_06));
    assertThat(own.of(found("kafka_lag_p1", "kafka_lag")))
        .containsExactly(Shipped.RB_02, Shipped.RB_06);
    assertThat(own.of(found("error_rate_p1", "error_rate"))).containsExactly(Shipped.RB_06);
    Runbooks same = new Runbooks(Map.of(), Map.of(Samples.TXN, Shipped.RB_02));
    assertThat(same.of(found("kafka_lag_p1", "kafka_lag"))).containsExactly(Shipped.RB_02);
  }

  @Test
  void a_shared_cause_names_none() {
    Incident storm = Incident.storm(List.of(Samples.TXN), Samples.T0, Policy.defaults());
    Begun state = (Begun) next(new Unopened(), new StormOpened(storm));
    assertThat(SHIPPED.of(state.facts())).isEmpty();
  }

  @Test
  void a_threshold_of_the_users_own_is_listed_with_the_runbook_of_its_signal() {
    Threshold mine =
        new Threshold(
            "mine", List.of(Signals.KAFKA_LAG), Limit.above(9), Duration.ZERO, Optional.empty());
    assertThat(Runbooks.of(mine)).contains(Shipped.RB_02);
  }

  @Test
  void causes_are_listed_with_their_runbook() {
    assertThat(Runbooks.causesOf(Shipped.RB_01)).containsExactly("OOMKilled");
    assertThat(Runbooks.causesOf(Shipped.RB_02)).isEmpty();
  }

  @Test
  void the_ids_go_from_one_to_ten() {
    assertThat(Arrays.stream(Shipped.values()).map(Shipped::id))
        .containsExactly(
            "RB-01", "RB-02", "RB-03", "RB-04", "RB-05", "RB-06", "RB-07", "RB-08", "RB-09",
            "RB-10");
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void a_text_names_one_that_ships_or_is_an_address(Shipped runbook) {
    assertThat(Runbook.of(runbook.id())).isEqualTo(runbook);
    assertThat(Shipped.named("rb" + runbook.id().substring(2))).contains(runbook);
    assertThat(Runbook.of(WIKI.address())).isEqualTo(WIKI);
    assertThat(WIKI.line()).isEqualTo("https://wiki.example/txn");
  }

  /** Letters and digits like those of a number plate. */
  @ParameterizedTest
  @EnumSource(Shipped.class)
  void its_line_is_left_alone_by_the_masking(Shipped runbook) {
    assertThat(Masking.defaults().mask(runbook.line())).isEqualTo(runbook.line());
  }

  private static Facts found(String rule, String signal) {
    return begun(new Opened(Samples.incident(), opening(rule, signal))).facts();
  }

  /** A P2: a P1 may still follow. */
  private static Situation opening(String rule, String signal) {
    return Samples.found(Samples.p2(), rule, signal);
  }

  private static Facts ended(String reason, int exitCode) {
    Termination end = new Termination(reason, exitCode, Samples.T0);
    Evidence.OfPod pod = new Evidence.OfPod(Samples.POD, Optional.of(end), "", Map.of());
    Begun lagging = begun(new Opened(Samples.incident(), opening("kafka_lag_p1", "kafka_lag")));
    Evidence evidence = new Evidence(List.of(pod), List.of(), List.of());
    return ((Begun) next(lagging, new EvidenceCaptured(evidence))).facts();
  }

  private static Begun begun(Opened event) {
    return (Begun) next(new Unopened(), event);
  }

  private static Begun sees(Begun state, Situation situation) {
    return (Begun) next(state, new Observed(situation));
  }

  private static IncidentState next(IncidentState state, IncidentEvent event) {
    return RecoveryMachine.next(state, event, Samples.T0).state();
  }
}
