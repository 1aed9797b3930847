package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.Epochs;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.deploy.Manifests;
import dev.pulih.service.kubernetes.Access.Verdict;
import dev.pulih.service.kubernetes.LeaseElection.Candidate;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that an election does in a cluster, with the rights of its Role, and with one less. */
class ElectionRoleTest {

  private static final String GROUP = "coordination.k8s.io";

  /** Free, so that whoever may write it takes it. */
  private static final String OTHERS =
      """
      apiVersion: coordination.k8s.io/v1
      kind: Lease
      metadata: {name: NAME_OF_IT, namespace: NAMESPACE}
      spec: {leaseDurationSeconds: 12}
      """;

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

  private static final String LEASE = "pulih";

  /** One rule of the Role for each of its verbs, as it is shipped. */
  static List<PolicyRule> rules() {
    return Manifests.read("election-role.yaml", Role.class).getRules().stream()
        .flatMap(rule -> rule.getVerbs().stream().map(verb -> rule(rule, verb)))
        .toList();
  }

  private static PolicyRule rule(
      io.fabric8.kubernetes.api.model.rbac.PolicyRule rule, String verb) {
    return new PolicyRule(
        SimulatedLab.NAMESPACE,
        Set.copyOf(rule.getApiGroups()),
        Set.copyOf(rule.getResources()),
        Set.copyOf(rule.getResourceNames()),
        Set.of(verb));
  }

  @Test
  void winning_keeping_and_giving_back_the_lead_use_every_rule_and_no_other() {
    assertThat(lives(rules(), LEASE))
        .containsExactlyInAnyOrderElementsOf(
            rules().stream().flatMap(rule -> rule.verbs().stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void without_one_of_them_it_says_which(PolicyRule lost) {
    List<PolicyRule> left = rules().stream().filter(rule -> !rule.equals(lost)).toList();
    refused(left, LEASE, only(lost.verbs()));
  }

  @Test
  void the_leases_of_others_are_out_of_reach() {
    refused(rules(), "kube-scheduler", "get");
    List<PolicyRule> reading = new ArrayList<>(rules());
    reading.add(PolicyRule.in(SimulatedLab.NAMESPACE, GROUP, "leases", "get"));
    refused(reading, "kube-scheduler", "patch");
  }

  @Test
  void a_check_finds_all_of_it_granted_and_of_the_lease_of_another_its_creation_alone() {
    assertThat(verdicts(rules(), LEASE)).containsOnly(Verdict.ALLOWED);
    assertThat(verdicts(rules(), "kube-scheduler"))
        .containsExactly(Verdict.DENIED, Verdict.ALLOWED, Verdict.DENIED);
  }

  @Test
  void a_check_says_how_to_grant_what_is_missing_for_this_lease_alone() {
    assertThat(asked(List.of(), LEASE))
        .extracting(Access::sentence)
        .anyMatch(said -> said.endsWith("verbs [\"patch\"], resourceNames [\"pulih\"]."))
        .anyMatch(said -> said.endsWith("verbs [\"create\"]."));
  }

  private static List<Verdict> verdicts(List<PolicyRule> rules, String lease) {
    return asked(rules, lease).stream().map(Access::verdict).toList();
  }

  private static List<Access> asked(List<PolicyRule> rules, String lease) {
    SimulatedLab lab = SimulatedLab.ruled(rules);
    try (Cluster cluster = lab.connect()) {
      return new AccessProbe(cluster).probe(new LeasePlace(lab.namespace(), lease).requests());
    } finally {
      lab.close();
    }
  }

  /** A request that creates has no name yet, so that a rule with names never fits it. */
  @Test
  void a_rule_that_names_what_is_created_grants_nothing() {
    refused(rules().stream().map(ElectionRoleTest::named).toList(), LEASE, "create");
  }

  private static PolicyRule named(PolicyRule rule) {
    return new PolicyRule(
        rule.namespace(), rule.groups(), rule.resources(), Set.of(LEASE), rule.verbs());
  }

  private static String only(Set<String> verbs) {
    return verbs.iterator().next();
  }

  private static void refused(List<PolicyRule> rules, String lease, String verb) {
    assertThatThrownBy(() -> lives(rules, lease))
        .isInstanceOf(RequestFailed.class)
        .hasMessageContaining("may not " + verb + " leases");
  }

  /** The verbs that were used, each once; the object is there if it is not one's own. */
  private static List<String> lives(List<PolicyRule> rules, String lease) {
    SimulatedLab lab = SimulatedLab.ruled(rules);
    try (Cluster cluster = lab.connect()) {
      if (!lease.equals(LEASE)) {
        var _ = lab.create(OTHERS.replace("NAME_OF_IT", lease));
      }
      LeaseElection election =
          new LeaseElection(
              cluster,
              new LeasePlace(lab.namespace(), lease),
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
