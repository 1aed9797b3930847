package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleManifestTest {

  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");

  @Test
  void the_shipped_roles_grant_exactly_what_the_code_uses() throws IOException {
    assertThat(read("watched/role.yaml")).isEqualTo(RoleManifest.watched());
    assertThat(read("election-role.yaml")).isEqualTo(RoleManifest.election());
  }

  @Test
  void the_role_of_the_kill_switch_is_to_read_one_deployment() throws IOException {
    Role role = Serialization.unmarshal(read("kill-switch-role.yaml"), Role.class);
    Right right = Rights.GET_OWN_DEPLOYMENT;
    assertThat(role.getRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getApiGroups()).containsExactly(right.group());
              assertThat(rule.getResources()).containsExactly(right.resource());
              assertThat(rule.getVerbs()).containsExactly(right.verb());
              assertThat(rule.getResourceNames()).containsExactly("pulih");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"watched/role.yaml", "election-role.yaml", "kill-switch-role.yaml"})
  void a_shipped_role_is_a_role_and_grants_nothing_by_wildcard(String file) throws IOException {
    Role role = Serialization.unmarshal(read(file), Role.class);

    assertThat(role.getRules())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getVerbs()).doesNotContain("*", "delete"))
        .allSatisfy(rule -> assertThat(rule.getResources()).doesNotContain("*", "secrets"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
