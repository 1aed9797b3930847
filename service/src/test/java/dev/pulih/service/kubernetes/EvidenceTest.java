package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Evidence;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.api.Fault;
import dev.pulih.simulator.cluster.pods.Crash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a bad pod before a restart destroys it. */
class EvidenceTest {

  private final SimulatedLab lab =
      new SimulatedLab(Rights.inWatchedNamespaces(), EvidenceTest::log);
  private final Cluster cluster = lab.connect();
  private WorkloadRef workload;
  private PodRef pod;

  private static String log(String namespace, String pod, boolean previous) {
    return previous ? "line\n".repeat(10_000) + "java.lang.OutOfMemoryError\n" : "still serving\n";
  }

  @BeforeEach
  void deploy() {
    workload = new ClusterRolloutsScene(lab).settledDeployment();
    pod = new PodRef(SimulatedLab.NAMESPACE, lab.cluster().pods().getFirst().name());
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void a_killed_container_leaves_its_reason_its_last_words_its_limits_and_events() {
    crash();

    Evidence evidence = capture();

    assertThat(evidence.gaps()).isEmpty();
    Evidence.OfPod found = evidence.pods().getFirst();
    assertThat(found.lastTermination())
        .hasValueSatisfying(end -> assertThat(end.reason()).isEqualTo("OOMKilled"));
    assertThat(found.previousLog()).endsWith("java.lang.OutOfMemoryError\n");
    assertThat(found.limits()).containsEntry("memory", "64Mi");
    assertThat(evidence.events()).anyMatch(line -> line.contains("Pod/" + pod.name()));
    assertThat(evidence.events()).anyMatch(line -> line.contains("Deployment/" + workload.name()));
  }

  @Test
  void a_log_is_bounded_in_lines() {
    crash();
    assertThat(capture().pods().getFirst().previousLog().lines()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void a_pod_that_never_ended_keeps_its_current_log_and_says_so() {
    Evidence evidence = capture();

    assertThat(evidence.pods().getFirst().previousLog()).isEqualTo("still serving\n");
    assertThat(evidence.gaps()).singleElement().asString().contains("current log");
  }

  @Test
  void each_piece_that_fails_is_a_gap_and_the_rest_is_kept() {
    crash();
    lab.server()
        .faults()
        .always(action -> action.resource().equals("pods/log"), new Fault.Refuse(403));
    lab.server()
        .faults()
        .always(action -> action.resource().equals("events"), new Fault.Refuse(500));

    Evidence evidence = capture();

    assertThat(evidence.pods().getFirst().lastTermination()).isPresent();
    assertThat(evidence.gaps())
        .hasSize(3)
        .anyMatch(gap -> gap.contains("pods/log"))
        .anyMatch(gap -> gap.contains("events of pod"))
        .anyMatch(gap -> gap.contains("events of Deployment"));
  }

  @Test
  void a_server_that_is_gone_leaves_only_gaps() {
    lab.server().close();

    Evidence evidence = capture();

    assertThat(evidence.pods()).isEmpty();
    assertThat(evidence.gaps())
        .isNotEmpty()
        .allMatch(gap -> gap.contains("did not answer properly"));
  }

  @Test
  void a_log_that_is_not_there_is_a_gap() {
    crash();
    lab.server()
        .faults()
        .always(action -> action.resource().equals("pods/log"), new Fault.Refuse(404));

    assertThat(capture().gaps()).singleElement().asString().contains("the log of pod");
  }

  private void crash() {
    lab.cluster().crash(pod.namespace(), pod.name(), Crash.OOM_KILLED, lab.now());
    lab.advance(Duration.ofSeconds(5));
  }

  private Evidence capture() {
    return new KubernetesRollouts(cluster, InstantSource.system()).capture(workload, List.of(pod));
  }
}
