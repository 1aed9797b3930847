package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.kubernetes.Access.Verdict;
import dev.pulih.simulator.cluster.api.PodLogs;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessProbeTest {

  @Test
  void with_the_role_everything_is_allowed_in_its_namespace() {
    assertThat(probe(Rights.inWatchedNamespaces(), SimulatedLab.NAMESPACE))
        .hasSameSizeAs(Rights.inWatchedNamespaces())
        .extracting(Access::verdict)
        .containsOnly(Verdict.ALLOWED);
  }

  @Test
  void in_another_namespace_nothing_is_allowed() {
    assertThat(probe(Rights.inWatchedNamespaces(), "secret"))
        .extracting(Access::verdict)
        .containsOnly(Verdict.DENIED);
  }

  @Test
  void a_missing_right_says_what_is_lost_and_how_to_grant_it() {
    List<Right> rights =
        Rights.inWatchedNamespaces().stream()
            .filter(right -> !right.equals(Rights.PATCH_DEPLOYMENT))
            .toList();

    assertThat(probe(rights, SimulatedLab.NAMESPACE))
        .filteredOn(access -> access.verdict() != Verdict.ALLOWED)
        .singleElement()
        .satisfies(
            access -> {
              assertThat(access.right()).isEqualTo(Rights.PATCH_DEPLOYMENT);
              assertThat(access.sentence())
                  .contains("patch deployments in namespace bos")
                  .contains("stage 1 (restart) is unavailable")
                  .contains("apiGroups [\"apps\"]");
            });
  }

  @Test
  void a_subresource_is_a_right_of_its_own() {
    assertThat(probe(List.of(Rights.GET_POD), SimulatedLab.NAMESPACE))
        .filteredOn(access -> access.right().equals(Rights.GET_LOG))
        .extracting(Access::verdict)
        .containsExactly(Verdict.DENIED);
  }

  @Test
  void a_server_that_does_not_answer_leaves_it_unknown() {
    try (SimulatedLab lab = new SimulatedLab();
        Cluster cluster = lab.connect()) {
      lab.server().close();

      assertThat(new AccessProbe(cluster).probe("bos", List.of(Rights.LIST_PODS)))
          .singleElement()
          .satisfies(
              access -> {
                assertThat(access.verdict()).isEqualTo(Verdict.UNKNOWN);
                assertThat(access.sentence()).contains("did not answer");
              });
    }
  }

  private static List<Access> probe(List<Right> granted, String namespace) {
    try (SimulatedLab lab = new SimulatedLab(granted, PodLogs.silent());
        Cluster cluster = lab.connect()) {
      return new AccessProbe(cluster).probe(namespace, Rights.inWatchedNamespaces());
    }
  }
}
