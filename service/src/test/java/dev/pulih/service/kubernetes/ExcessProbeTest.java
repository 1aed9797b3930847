package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Excess;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an account may do that Pulih never does, asked of an API server. */
class ExcessProbeTest {

  private static final String WATCHED = "bos";
  private static final String OWN = "pulih";

  static List<Right> nowhere() {
    return Excess.nowhereNeeded();
  }

  static List<Right> elsewhere() {
    return Excess.neededWhereItWatches();
  }

  private static PolicyRule in(String namespace, Right right) {
    return PolicyRule.in(namespace, right.group(), right.resource(), right.verb());
  }

  /** The rights of the Roles and these. */
  private static List<String> found(PolicyRule... more) {
    List<PolicyRule> rules = new ArrayList<>(List.of(more));
    Rights.inWatchedNamespaces().forEach(right -> rules.add(in(WATCHED, right)));
    Rights.inOwnNamespace().forEach(right -> rules.add(in(OWN, right)));
    rules.add(in(OWN, Rights.GET_OWN_DEPLOYMENT));
    try (SimulatedLab lab = SimulatedLab.ruled(rules);
        Cluster cluster = lab.connect()) {
      return new ExcessProbe(new AccessProbe(cluster)).find(Set.of(WATCHED), Set.of(OWN, WATCHED));
    }
  }

  @Test
  void the_least_rights_are_not_spoken_of() {
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("nowhere")
  void what_is_needed_nowhere_is_said_wherever_it_is_granted(Right right) {
    String may = "Pulih may " + right.verb() + " " + right.resource() + " in ";
    one(may + "namespace bos, which it never does", found(in(WATCHED, right)));
    one(may + "namespaces bos, pulih, which", found(in(WATCHED, right), in(OWN, right)));
    assertThat(found(in("*", right)))
        .singleElement()
        .asString()
        .contains(may + "every namespace, which it never does", right.rule());
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void what_is_needed_where_it_watches_is_too_much_elsewhere(Right right) {
    String may = "Pulih may patch " + right.resource() + " in ";
    one(may + "namespace pulih, which it never does", found(in(OWN, right)));
    one(may + "every namespace, which it never does", found(in("*", right)));
  }

  @Test
  void whoever_may_do_everything_is_told_that_alone() {
    one("everything in every namespace", found(PolicyRule.everything()));
    one("everything in namespace bos", found(in(WATCHED, Excess.EVERYTHING)));
  }

  @Test
  void a_wildcard_of_resources_is_as_much_as_their_names() {
    assertThat(found(PolicyRule.in(WATCHED, "", "*", "get", "create")))
        .anyMatch(said -> said.contains("may get secrets"))
        .anyMatch(said -> said.contains("may create pods/exec"))
        .anyMatch(said -> said.contains("may create pods in"))
        .hasSize(3);
  }

  @Test
  void a_server_that_does_not_answer_is_asked_once_and_it_is_said() {
    try (SimulatedLab lab = new SimulatedLab();
        Cluster cluster = lab.connect()) {
      lab.server().close();
      one("is not known", new ExcessProbe(new AccessProbe(cluster)).find(Set.of("bos"), Set.of()));
    }
  }

  @Test
  void nothing_is_done_to_learn_it() {
    try (SimulatedLab lab = new SimulatedLab();
        Cluster cluster = lab.connect()) {
      assertThat(new ExcessProbe(new AccessProbe(cluster)).find(Set.of(WATCHED), Set.of()))
          .isEmpty();
      Stream<AuditEntry> changes = lab.server().audit().entries(AuditEntry::changed).stream();
      assertThat(changes.filter(entry -> entry.user().endsWith(":pulih"))).isEmpty();
    }
  }

  private static void one(String part, List<String> found) {
    assertThat(found).singleElement().asString().contains(part);
  }
}
