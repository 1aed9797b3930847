package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Unanswered;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.Fault;
import dev.pulih.simulator.cluster.api.PodLogs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restart answers when the API server, or the way to it, fails. */
class RestartFaultsTest {

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();
  private final Rollouts rollouts = new KubernetesRollouts(cluster, InstantSource.system());
  private RestartOrder order;

  @BeforeEach
  void deploy() {
    order = order(new ClusterRolloutsScene(lab).settledDeployment());
    lab.server().audit().clear();
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void a_lost_acknowledgement_is_unclear_and_the_repeat_changes_nothing_more() {
    lab.server().faults().next(1, RestartFaultsTest::patches, new Fault.CloseAfter());

    Answer lost = rollouts.restart(order);
    Answer repeat = rollouts.restart(order);

    assertThat(lost).isInstanceOf(Answer.Unclear.class);
    assertThat(rollouts.applied(order)).isEqualTo(Truth.TRUE);
    assertThat(repeat).isInstanceOf(Answer.Accepted.class);
    assertThat(patches()).hasSize(1).allMatch(AuditEntry::changed);
  }

  @Test
  void a_connection_that_breaks_before_the_change_is_unclear_and_the_repeat_makes_it() {
    lab.server().faults().next(1, RestartFaultsTest::patches, new Fault.CloseBefore());

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThat(rollouts.applied(order)).isEqualTo(Truth.FALSE);
    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Accepted.class);

    assertThat(lab.server().audit().changes("deployments")).hasSize(1);
  }

  @Test
  void a_conflict_is_told_and_nothing_is_written() {
    lab.server().faults().next(1, RestartFaultsTest::patches, new Fault.Refuse(409));

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Conflicted.class);
    assertThat(lab.server().audit().changes("deployments")).isEmpty();
  }

  @Test
  void too_many_requests_is_unclear_and_carries_the_servers_patience() {
    lab.server()
        .faults()
        .next(1, RestartFaultsTest::patches, new Fault.Refuse(429, Duration.ofSeconds(7)));

    Answer answer = rollouts.restart(order);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unclear.class,
            unclear ->
                assertThat(unclear.retryAfter())
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void a_server_error_is_unclear_and_is_not_repeated_by_the_client(int code) {
    lab.server().faults().always(RestartFaultsTest::patches, new Fault.Refuse(code));

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThat(patches()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 422})
  void a_refusal_is_final_and_says_why(int code) {
    lab.server().faults().always(RestartFaultsTest::patches, new Fault.Refuse(code));

    assertThat(rollouts.restart(order))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.hold().reason()).isEqualTo(Reason.REFUSED_BY_CLUSTER);
              assertThat(refused.hold().detail()).contains("patch deployments txn-0");
            });
  }

  @Test
  void a_server_that_does_not_answer_in_time_is_unclear() {
    lab.server()
        .faults()
        .next(1, RestartFaultsTest::patches, new Fault.Hang(Duration.ofSeconds(30)));
    Timeouts hurry = new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(300));

    try (Cluster impatient = Cluster.connect(lab.access(), hurry, "1.2.3")) {
      Rollouts hurried = new KubernetesRollouts(impatient, InstantSource.system());
      assertThat(hurried.restart(order)).isInstanceOf(Answer.Unclear.class);
    }
  }

  @Test
  void a_server_that_is_gone_is_unclear_and_what_was_applied_is_unknown() {
    lab.server().close();

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThatThrownBy(() -> rollouts.applied(order))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("check its address, the network and the proxies before it");
  }

  @Test
  void a_read_that_fails_sends_nothing() {
    lab.server().faults().always(RestartFaultsTest::gets, new Fault.Refuse(500));

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThat(patches()).isEmpty();
  }

  @Test
  void a_missing_right_is_refused_with_the_rule_that_grants_it() {
    List<Right> rights = List.of(Rights.GET_DEPLOYMENT);
    try (SimulatedLab strict = new SimulatedLab(rights, PodLogs.silent());
        Cluster restricted = strict.connect()) {
      RestartOrder there = order(new ClusterRolloutsScene(strict).settledDeployment());

      Answer answer = new KubernetesRollouts(restricted, InstantSource.system()).restart(there);

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused ->
                  assertThat(refused.hold().detail())
                      .contains("apiGroups [\"apps\"]")
                      .contains("resources [\"deployments\"], verbs [\"patch\"]"));
    }
  }

  @Test
  void a_bad_token_is_refused_with_what_to_do() {
    try (Cluster stranger = Cluster.connect(lab.direct("expired"), Timeouts.defaults(), "1.2.3")) {
      assertThat(new KubernetesRollouts(stranger, InstantSource.system()).restart(order))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.hold().detail()).contains("credentials"));
    }
  }

  @Test
  void get_and_patch_are_enough() {
    List<Right> rights = List.of(Rights.GET_DEPLOYMENT, Rights.PATCH_DEPLOYMENT);
    try (SimulatedLab strict = new SimulatedLab(rights, PodLogs.silent());
        Cluster restricted = strict.connect()) {
      RestartOrder there = order(new ClusterRolloutsScene(strict).settledDeployment());

      assertThat(new KubernetesRollouts(restricted, InstantSource.system()).restart(there))
          .isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void the_patch_names_its_sender_its_version_and_the_incident() {
    rollouts.restart(order);

    AuditEntry.Sent sent = patches().getFirst().sent();
    assertThat(sent.userAgent()).isEqualTo("pulih/1.2.3");
    assertThat(sent.fieldManager()).isEqualTo("pulih");
    assertThat(sent.contentType()).startsWith("application/strategic-merge-patch+json");
    assertThat(sent.body())
        .contains("\"resourceVersion\"")
        .contains("\"kubectl.kubernetes.io/restartedAt\":\"2026-11-23T03:00:00Z\"")
        .contains("\"pulih.dev/incident\":\"inc-1\"");
  }

  @Test
  void a_deployment_with_an_unavailable_pod_is_restarted_for_that_is_what_restarts_are_for() {
    String pod = lab.cluster().pods().getFirst().name();
    lab.cluster().readiness(lab.namespace(), pod, false, lab.now());
    lab.advance(Duration.ofSeconds(30));

    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Accepted.class);
  }

  private List<AuditEntry> patches() {
    return lab.server().audit().entries(entry -> patches(entry.action()));
  }

  private static boolean patches(Action action) {
    return action.verb().equals("patch");
  }

  private static boolean gets(Action action) {
    return action.verb().equals("get");
  }

  private static RestartOrder order(WorkloadRef workload) {
    return new RestartOrder(workload, Instant.parse("2026-11-23T03:00:00Z"), "inc-1");
  }
}
