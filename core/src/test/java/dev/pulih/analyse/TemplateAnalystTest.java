package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateAnalystTest {

  private static final Instant ONSET = Instant.parse("2026-11-23T02:31:15Z");
  private static final ServiceRef TXN = new ServiceRef("prod", "txn-service");
  private static final ServiceRef ACCOUNT = new ServiceRef("prod", "account-service");

  @Test
  void it_says_what_is_anomalous_since_when() {
    Verdict verdict = verdict(symptoms(List.of(errors(TXN, ONSET)), List.of(), List.of()));
    assertThat(verdict.isAnomaly()).isTrue();
    assertThat(verdict.rootCause())
        .startsWith(
            "prod/txn-service: error_rate 0.150, bound 0.0500, since 2026-11-23T02:31:15Z.");
  }

  @Test
  void an_out_of_memory_kill_of_a_failing_pod_is_the_cause() {
    Pod killed = pod("txn-1", true, 1, Optional.of(end("OOMKilled", ONSET.minusSeconds(30))));
    Verdict verdict =
        verdict(
            symptoms(
                List.of(errors(TXN, ONSET)),
                List.of(killed, healthy("txn-2"), healthy("txn-3")),
                List.of()));
    assertThat(verdict.rootCause()).contains("txn-1 was OOMKilled");
    assertThat(verdict.recommendedAction()).contains("kubectl -n prod describe pod txn-1");
    assertThat(verdict.autoRecoverable()).isTrue();
  }

  @Test
  void an_out_of_memory_kill_of_yesterday_explains_nothing() {
    Pod killed =
        pod("txn-1", true, 1, Optional.of(end("OOMKilled", ONSET.minus(Duration.ofDays(1)))));
    Verdict verdict =
        verdict(
            symptoms(List.of(errors(TXN, ONSET)), List.of(killed, healthy("txn-2")), List.of()));
    assertThat(verdict.rootCause()).doesNotContain("OOMKilled").contains("1 of 2 pods");
  }

  @Test
  void a_crash_loop_is_not_recovered_by_a_restart() {
    Pod looping = pod("txn-1", false, 5, Optional.of(end("Error", ONSET)));
    Verdict verdict = verdict(symptoms(List.of(errors(TXN, ONSET)), List.of(looping), List.of()));
    assertThat(verdict.rootCause())
        .contains("crash loop after 5 restarts, the last with Error 137");
    assertThat(verdict.autoRecoverable()).isFalse();
  }

  @Test
  void another_service_that_was_anomalous_first_is_named_where_all_pods_fail() {
    Pod failing = pod("txn-1", true, 0, Optional.empty());
    Verdict verdict =
        verdict(
            symptoms(
                List.of(errors(TXN, ONSET)),
                List.of(failing),
                List.of(errors(ACCOUNT, ONSET.minusSeconds(60)))));
    assertThat(verdict.rootCause())
        .contains("prod/account-service was anomalous first", "if this service calls it");
    assertThat(verdict.autoRecoverable()).isFalse();
  }

  @Test
  void one_bad_pod_is_nearer_evidence_than_another_service() {
    Pod failing = pod("txn-1", true, 0, Optional.empty());
    Verdict verdict =
        verdict(
            symptoms(
                List.of(errors(TXN, ONSET)),
                List.of(failing, healthy("txn-2")),
                List.of(errors(ACCOUNT, ONSET.minusSeconds(60)))));
    assertThat(verdict.rootCause()).contains("1 of 2 pods");
  }

  @Test
  void another_service_that_followed_is_not() {
    Verdict verdict =
        verdict(
            symptoms(
                List.of(errors(TXN, ONSET)),
                List.of(),
                List.of(errors(ACCOUNT, ONSET.plusSeconds(60)))));
    assertThat(verdict.rootCause()).contains("No rule finds a cause");
    assertThat(verdict.confidence()).isLessThan(20);
  }

  @Test
  void one_pod_of_several_is_told_from_all_of_them() {
    Pod failing = pod("txn-1", true, 0, Optional.empty());
    Verdict one =
        verdict(symptoms(List.of(errors(TXN, ONSET)), List.of(failing, healthy("b")), List.of()));
    Verdict all = verdict(symptoms(List.of(errors(TXN, ONSET)), List.of(failing), List.of()));
    assertThat(one.rootCause()).contains("1 of 2 pods");
    assertThat(one.autoRecoverable()).isTrue();
    assertThat(all.rootCause()).contains("All 1 pods fail alike");
    assertThat(all.autoRecoverable()).isFalse();
  }

  @Test
  void its_database_and_its_consumer_group_are_suspects() {
    Finding connections =
        finding(Signals.DB_CONNECTIONS, new Entity.OfDatabase("pg-1"), Optional.of(Severity.P1));
    Finding lag =
        finding(Signals.KAFKA_LAG, new Entity.OfGroup("billing"), Optional.of(Severity.P2));
    assertThat(verdict(symptoms(List.of(connections), List.of(), List.of())).rootCause())
        .contains("connections of database pg-1 run out");
    assertThat(verdict(symptoms(List.of(lag), List.of(), List.of())).rootCause())
        .contains("consumer group billing of prod/txn-service falls behind");
  }

  @Test
  void a_lone_deviation_is_not_called_an_anomaly_and_two_are() {
    Finding errors = finding(Signals.ERROR_RATE, new Entity.OfService(TXN), Optional.empty());
    Finding latency = finding(Signals.P99_LATENCY, new Entity.OfService(TXN), Optional.empty());
    assertThat(verdict(symptoms(List.of(errors), List.of(), List.of())).isAnomaly()).isFalse();
    assertThat(verdict(symptoms(List.of(errors, latency), List.of(), List.of())).isAnomaly())
        .isTrue();
  }

  @Test
  void with_nothing_at_hand_it_says_so() {
    Opinion opinion = new TemplateAnalyst().ask(question(new Briefing("inc-1", TXN, "{}")));
    assertThat(opinion.source()).isEqualTo("template");
    assertThat(opinion.verdict().isAnomaly()).isFalse();
    assertThat(opinion.verdict().rootCause()).contains("no finding is at hand");
  }

  private static Verdict verdict(Symptoms symptoms) {
    return new TemplateAnalyst()
        .ask(question(new Briefing("inc-1", TXN, symptoms, "{}")))
        .verdict();
  }

  private static Question question(Briefing briefing) {
    return new Question("inc-1/1/0", Severity.P1, briefing);
  }

  /** The pod txn-1 fails, where there is one. */
  private static Symptoms symptoms(
      List<Finding> findings, List<Pod> pods, List<Finding> elsewhere) {
    Set<PodRef> failing = Set.of(new PodRef("prod", "txn-1"));
    boolean some = pods.stream().anyMatch(pod -> failing.contains(pod.ref()));
    return new Symptoms(findings, pods, some ? failing : Set.of(), elsewhere);
  }

  private static Finding errors(ServiceRef service, Instant since) {
    return new Finding(
        service,
        "error rate",
        new Measured(Signals.ERROR_RATE, new Entity.OfService(service), 0.15, 0.05),
        since,
        Optional.of(Severity.P1));
  }

  private static Finding finding(Signal signal, Entity entity, Optional<Severity> severity) {
    return new Finding(TXN, "rule", new Measured(signal, entity, 0.97, 0.95), ONSET, severity);
  }

  private static Pod healthy(String name) {
    return pod(name, true, 0, Optional.empty());
  }

  private static Pod pod(String name, boolean ready, int restarts, Optional<Termination> end) {
    return new Pod(
        new PodRef("prod", name),
        new WorkloadRef("prod", "Deployment", "txn-service"),
        Map.of(),
        new Pod.Health(
            ONSET.minusSeconds(3600),
            true,
            ready ? Optional.of(ONSET.minusSeconds(600)) : Optional.empty(),
            List.of(new Pod.Container("app", restarts, end))));
  }

  private static Termination end(String reason, Instant at) {
    return new Termination(reason, 137, at);
  }
}
