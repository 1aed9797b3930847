package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.Epochs;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.kubernetes.LeaseElection.Candidate;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.PodLogs;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that an election does in a cluster, with the rights of its Role, and with one less. */
class ElectionRoleTest {

  /** Terms that nobody else begins. */
  private static final Epochs TERMS =
      new Epochs() {
        @Override
        public long latest() {
          return 0;
        }

        @Override
        public OptionalLong raise(long seen, String holder) {
          return OptionalLong.of(seen + 1);
        }
      };

  static List<Right> rights() {
    return Rights.inOwnNamespace();
  }

  @Test
  void winning_keeping_and_giving_back_the_lead_use_every_right_and_no_other() {
    assertThat(lives(rights()))
        .containsExactlyInAnyOrderElementsOf(rights().stream().map(Right::verb).toList());
  }

  @ParameterizedTest
  @MethodSource("rights")
  void without_one_of_them_it_says_which(Right lost) {
    List<Right> left = rights().stream().filter(right -> !right.equals(lost)).toList();
    assertThatThrownBy(() -> lives(left))
        .isInstanceOf(RequestFailed.class)
        .hasMessageContaining("may not " + lost.verb() + " leases");
  }

  /** The verbs that were used, each once. */
  private static List<String> lives(List<Right> rights) {
    SimulatedLab lab = new SimulatedLab(rights, PodLogs.silent());
    try (Cluster cluster = lab.connect()) {
      LeaseElection election =
          new LeaseElection(
              cluster,
              new LeasePlace(lab.namespace(), "pulih"),
              new Candidate("a", Duration.ofSeconds(12)),
              TERMS,
              () -> 0);
      election.ask();
      election.ask();
      election.resign();
      return lab.server().audit().entries(ElectionRoleTest::isOfLeases).stream()
          .map(entry -> entry.action().verb())
          .distinct()
          .toList();
    } finally {
      lab.close();
    }
  }

  private static boolean isOfLeases(AuditEntry entry) {
    return entry.action().resource().equals("leases");
  }
}
