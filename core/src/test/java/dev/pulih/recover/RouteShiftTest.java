package dev.pulih.recover;

import static dev.pulih.recover.Sights.routes;
import static dev.pulih.recover.Sights.special;
import static dev.pulih.recover.Sights.split;
import static dev.pulih.recover.Sights.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The weights that send everything to v1. */
class RouteShiftTest {

  @Test
  void every_route_that_splits_is_changed_and_keeps_its_place_its_name_and_its_destinations() {
    RouteShift shift = shift(routes("mesh", split(0, "a", 50, 50), split(1, "", 10, 90)));
    assertThat(shift.obstacle()).isEmpty();
    assertThat(shift.changes())
        .containsExactly(
            new WeightChange(
                "bos",
                "mesh",
                "11",
                List.of(
                    new WeightChange.OfRoute(0, "a", weights(50, 50), weights(100, 0)),
                    new WeightChange.OfRoute(1, "", weights(10, 90), weights(100, 0)))));
  }

  @Test
  void every_virtual_service_is_changed() {
    RouteShift shift =
        shift(routes("mesh", split(0, "a", 50, 50)), routes("gateway", split(0, "b", 0, 100)));
    assertThat(shift.changes()).extracting(WeightChange::name).containsExactly("mesh", "gateway");
  }

  @Test
  void one_route_that_does_not_list_the_target_stops_them_all() {
    RouteShift shift =
        shift(routes("mesh", split(0, "a", 50, 50)), routes("gateway", to(3, "b", "v2")));
    assertThat(shift.changes()).isEmpty();
    assertThat(shift.obstacle())
        .contains("route b of VirtualService bos/gateway does not list the healthy subset");
  }

  @Test
  void a_route_without_a_name_is_named_by_its_place() {
    assertThat(shift(routes("mesh", to(3, "", "v2"))).obstacle())
        .contains("route 3 of VirtualService bos/mesh does not list the healthy subset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"header match", "mirror", "redirect"})
  void a_special_route_is_left_alone(String what) {
    RouteShift shift = shift(routes("mesh", special(0, what), split(1, "main", 50, 50)));
    assertThat(shift.changes()).hasSize(1);
    assertThat(shift.changes().getFirst().routes())
        .extracting(WeightChange.OfRoute::index)
        .containsExactly(1);
  }

  @Test
  void a_special_route_to_another_subset_stops_nothing() {
    Route canary =
        new Route(0, "canary", Optional.of("header match"), to(0, "", "v2").destinations());
    assertThat(shift(routes("mesh", canary, split(1, "main", 50, 50))).obstacle()).isEmpty();
  }

  @Test
  void a_route_to_no_subset_at_all_is_left_alone() {
    RouteShift shift = shift(routes("mesh", to(0, "plain", ""), split(1, "main", 50, 50)));
    assertThat(shift.obstacle()).isEmpty();
    assertThat(shift.changes().getFirst().routes())
        .extracting(WeightChange.OfRoute::name)
        .containsExactly("main");
  }

  @Test
  void a_route_that_sends_everything_there_already_is_not_written() {
    RouteShift shift =
        shift(routes("mesh", split(0, "a", 100, 0)), routes("gateway", split(0, "b", 50, 50)));
    assertThat(shift.changes()).extracting(WeightChange::name).containsExactly("gateway");
  }

  @Test
  void nothing_to_change_is_an_obstacle() {
    String why = "no route splits between subsets, or all traffic goes there already";
    assertThat(shift()).isEqualTo(new RouteShift(List.of(), Optional.of(why)));
    assertThat(shift(routes("mesh", split(0, "a", 100, 0))).obstacle()).contains(why);
    assertThat(shift(routes("mesh", special(0, "mirror"))).obstacle()).contains(why);
    assertThat(shift(routes("mesh", to(0, "plain", ""))).obstacle()).contains(why);
  }

  /** A change that could not be put back exactly is not made. */
  @Test
  void weights_that_do_not_sum_to_100_stop_them_all() {
    assertThat(shift(routes("mesh", split(0, "a", 1, 3))).obstacle())
        .contains(
            "route a of VirtualService bos/mesh has weights that do not sum to 100, which could not"
                + " be put back");
  }

  @Test
  void a_route_to_several_hosts_stops_them_all() {
    Route mixed = route(new Destination("txn", "v1", 90), new Destination("legacy", "v1", 10));
    assertThat(shift(routes("mesh", mixed)).obstacle())
        .contains("route main of VirtualService bos/mesh sends to several hosts");
  }

  @Test
  void a_route_with_the_subset_on_two_ports_stops_them_all() {
    Route twice = route(new Destination("txn", "v1", 90), new Destination("txn", "v1", 10));
    assertThat(shift(routes("mesh", twice)).obstacle())
        .contains("route main of VirtualService bos/mesh lists the healthy subset more than once");
  }

  private static Route route(Destination... destinations) {
    return new Route(0, "main", Optional.empty(), Arrays.asList(destinations));
  }

  private static Route to(int index, String name, String subset) {
    return new Route(index, name, Optional.empty(), List.of(new Destination("txn", subset, 100)));
  }

  private static RouteShift shift(Routes... all) {
    return RouteShift.to("v1", Arrays.asList(all));
  }
}
