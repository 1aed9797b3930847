package dev.pulih.service.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which role somebody has. */
class RoleClaimTest {

  private final RoleClaim claim =
      new RoleClaim(
          "groups", Map.of(Role.VIEW, List.of("staff"), Role.ADMIN, List.of("sre", "owners")));

  @Test
  void the_highest_that_fits_counts() {
    assertThat(claim.of(Map.of("groups", List.of("staff")))).contains(Role.VIEW);
    assertThat(claim.of(Map.of("groups", List.of("owners", "staff")))).contains(Role.ADMIN);
  }

  @Test
  void one_value_is_a_list_of_one() {
    assertThat(claim.of(Map.of("groups", "sre"))).contains(Role.ADMIN);
    assertThat(claim.of(Map.of("groups", "sre staff"))).isEmpty();
  }

  @Test
  void nothing_gives_none() {
    assertThat(claim.of(Map.of())).isEmpty();
    assertThat(claim.of(Map.of("roles", List.of("sre")))).isEmpty();
    assertThat(claim.of(Map.of("groups", List.of("SRE", 7)))).isEmpty();
  }

  @Test
  void one_that_lets_nobody_in_is_no_use() {
    assertThatThrownBy(() -> new RoleClaim("groups", Map.of(Role.VIEW, List.of())))
        .hasMessageContaining("nobody could come in");
  }
}
