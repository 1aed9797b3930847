package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.deploy.Manifests;
import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.SimulationServer;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code pulih check} says in a cluster with the rights of the shipped Role, or one less. */
class RoleRightsTest {

  private static final String BOS = "bos";
  private static final String MISSING = "warning  Pulih may not ";

  @TempDir private Path folder;

  /** One rule of the Role for each of its verbs, as it is shipped. */
  static Stream<PolicyRule> rules() {
    return Manifests.read("watched/role.yaml", Role.class).getRules().stream()
        .flatMap(
            rule ->
                rule.getVerbs().stream()
                    .map(
                        verb ->
                            PolicyRule.in(
                                BOS,
                                rule.getApiGroups().getFirst(),
                                rule.getResources().getFirst(),
                                verb)));
  }

  @Test
  void with_all_of_it_nothing_is_missing_and_both_stages_are_available() throws IOException {
    String said = check(rules().toList());
    assertThat(said)
        .doesNotContain("may not", "is not known", "which it never does")
        .contains("ok       Pulih may neither read secrets nor")
        .contains("bos/txn-service stage 1 (restart): available")
        .contains("bos/txn-service stage 2 (shift): available");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void without_one_rule_it_says_which_and_what_is_lost(PolicyRule lost) throws IOException {
    Right right = right(lost);
    List<String> said = check(rules().filter(rule -> !rule.equals(lost)).toList()).lines().toList();
    assertThat(said)
        .filteredOn(line -> line.contains(MISSING))
        .allMatch(
            line -> line.contains(right.verb() + " " + right.resource() + " in namespace bos"))
        .allMatch(line -> line.contains(right.rule()))
        .filteredOn(line -> line.contains(right.use().loss()))
        .hasSize(1);
    assertThat(said)
        .filteredOn(
            line -> line.contains("bos/txn-service stage") && line.contains("not available"))
        .filteredOn(line -> line.contains("the right to " + right.verb() + " " + right.resource()))
        .hasSize(stagesLost(right));
  }

  @Test
  void what_it_may_do_beyond_that_is_said_with_what_to_do() throws IOException {
    PolicyRule secrets = PolicyRule.in(BOS, "", "secrets", "get");
    PolicyRule elsewhere = PolicyRule.in("*", "apps", "deployments", "patch");
    String said = check(Stream.concat(rules(), Stream.of(secrets, elsewhere)).toList());
    assertThat(said)
        .containsOnlyOnce(
            "warning  Pulih may get secrets in namespace bos, which it never does: take it out")
        .containsOnlyOnce("warning  Pulih may patch deployments in every namespace, which")
        .doesNotContain("may neither");
  }

  @Test
  void an_administrator_is_told_in_one_line() throws IOException {
    assertThat(check(List.of(PolicyRule.everything())).lines())
        .filteredOn(line -> line.contains("takes it over") || line.contains("never does"))
        .singleElement()
        .asString()
        .contains("warning  Pulih may do everything in every namespace");
  }

  private static Right right(PolicyRule rule) {
    return Rights.inWatchedNamespaces().stream()
        .filter(
            right ->
                rule.groups().contains(right.group())
                    && rule.resources().contains(right.resource())
                    && rule.verbs().contains(right.verb()))
        .findFirst()
        .orElseThrow();
  }

  private static int stagesLost(Right right) {
    return switch (right.use()) {
      case INVENTORY -> 2;
      case RESTART, MESH, SHIFT -> 1;
      case EVIDENCE, OWNERS, AUTOSCALERS, ELECTION, KILL_SWITCH, NONE -> 0;
    };
  }

  /** Nothing listens on the discard port: only the cluster is looked at. */
  private String check(List<PolicyRule> rights) throws IOException {
    try (SimulationServer world =
        SimulationServer.start(Scenarios.badVersion(), Live.usual(1), rights)) {
      Path file = world.write(folder, URI.create("http://127.0.0.1:9")).pulih();
      return Output.of("check", "--config", file.toString()).text();
    }
  }
}
