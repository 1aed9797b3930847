package dev.pulih.recover;

import static dev.pulih.recover.Sights.routes;
import static dev.pulih.recover.Sights.special;
import static dev.pulih.recover.Sights.split;
import static dev.pulih.recover.Sights.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Workload.Ownership;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change of two routes to v1, compared with what is there. */
class WeightsSeenTest {

  private static final WeightChange CHANGE =
      new WeightChange(
          "bos",
          "mesh",
          "11",
          List.of(
              new WeightChange.OfRoute(0, "a", weights(50, 50), weights(100, 0)),
              new WeightChange.OfRoute(2, "b", weights(20, 80), weights(100, 0))));

  @Test
  void both_as_read_is_before_and_both_as_written_is_after() {
    assertThat(seen(mesh(50, 20))).isEqualTo(WeightsSeen.BEFORE);
    assertThat(seen(mesh(100, 100))).isEqualTo(WeightsSeen.AFTER);
  }

  @Test
  void half_of_a_change_is_neither() {
    assertThat(seen(mesh(100, 20))).isEqualTo(WeightsSeen.OTHER);
    assertThat(seen(mesh(50, 100))).isEqualTo(WeightsSeen.OTHER);
  }

  @Test
  void other_weights_are_of_someone_else() {
    assertThat(seen(mesh(60, 20))).isEqualTo(WeightsSeen.OTHER);
  }

  @Test
  void a_route_that_moved_or_was_renamed_is_another_one() {
    assertThat(seen(routes("mesh", split(1, "a", 50, 50), split(2, "b", 20, 80))))
        .isEqualTo(WeightsSeen.OTHER);
    assertThat(seen(routes("mesh", split(0, "x", 50, 50), split(2, "b", 20, 80))))
        .isEqualTo(WeightsSeen.OTHER);
    assertThat(seen(routes("mesh", split(0, "a", 50, 50)))).isEqualTo(WeightsSeen.OTHER);
  }

  @Test
  void the_virtual_service_is_found_by_namespace_and_name() {
    Routes elsewhere = new Routes("other", "mesh", "11", mesh(100, 100).routes(), Ownership.none());
    Routes gateway = routes("gateway", split(0, "a", 100, 0), split(2, "b", 100, 0));
    assertThat(WeightsSeen.of(List.of(elsewhere, gateway, mesh(50, 20)), CHANGE))
        .isEqualTo(WeightsSeen.BEFORE);
    assertThat(WeightsSeen.of(List.of(elsewhere, gateway), CHANGE))
        .isEqualTo(WeightsSeen.UNREADABLE);
  }

  @Test
  void what_cannot_be_read_says_nothing() {
    assertThat(WeightsSeen.of(Optional.empty(), CHANGE)).isEqualTo(WeightsSeen.UNREADABLE);
  }

  /** With a route between the two that the change leaves alone. */
  private static Routes mesh(int a, int b) {
    return routes(
        "mesh", split(0, "a", a, 100 - a), special(1, "mirror"), split(2, "b", b, 100 - b));
  }

  private static WeightsSeen seen(Routes routes) {
    return WeightsSeen.of(Optional.of(routes), CHANGE);
  }
}
