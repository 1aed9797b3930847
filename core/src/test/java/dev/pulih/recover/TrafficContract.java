package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link Traffic} keeps, whether it talks to a world or to a cluster.
 *
 * <p>A subclass gives each test a cluster of its own with one VirtualService of one route that
 * splits 50 to 50 between the subsets v1 and v2.
 */
public abstract class TrafficContract {

  /** The port under test. */
  protected abstract Traffic traffic();

  /** The VirtualService's namespace. */
  protected abstract String namespace();

  /** The VirtualService's name. */
  protected abstract String name();

  /** Changes the VirtualService, but none of its weights, without the port. */
  protected abstract void touch();

  @Test
  void weights_are_read_as_they_are() {
    assertThat(weights()).containsExactly(50, 50);
  }

  @Test
  void a_virtual_service_that_does_not_exist_is_read_as_absent() {
    assertThat(traffic().read(namespace(), "nobody")).isEmpty();
  }

  @Test
  void written_weights_are_read_back() {
    assertThat(traffic().write(toV1())).isInstanceOf(Answer.Accepted.class);
    assertThat(weights()).containsExactly(100, 0);
  }

  @Test
  void a_change_of_what_was_read_before_is_a_conflict_and_writes_nothing() {
    WeightChange change = toV1();
    touch();
    assertThat(traffic().write(change)).isInstanceOf(Answer.Conflicted.class);
    assertThat(weights()).containsExactly(50, 50);
  }

  @Test
  void other_weights_than_those_that_were_read_are_a_conflict_and_stay() {
    WeightChange.OfRoute route = toV1().routes().getFirst();
    List<Destination> believed = weighted(route.before(), 60, 40);
    WeightChange mistaken = change(List.of(route(route, believed, route.after())));
    assertThat(traffic().write(mistaken)).isInstanceOf(Answer.Conflicted.class);
    assertThat(weights()).containsExactly(50, 50);
  }

  @Test
  void the_identical_change_again_is_accepted_and_writes_nothing() {
    WeightChange change = toV1();
    traffic().write(change);
    String version = routes().resourceVersion();
    assertThat(traffic().write(change)).isInstanceOf(Answer.Accepted.class);
    assertThat(routes().resourceVersion()).isEqualTo(version);
  }

  @Test
  void the_inverse_restores_exactly_what_was() {
    Routes before = routes();
    WeightChange change = toV1();
    traffic().write(change);
    traffic().write(change.inverse(routes().resourceVersion()));
    assertThat(routes().routes()).isEqualTo(before.routes());
  }

  @Test
  void a_rehearsal_is_accepted_and_writes_nothing() {
    assertThat(traffic().rehearse(toV1())).isInstanceOf(Answer.Accepted.class);
    assertThat(weights()).containsExactly(50, 50);
  }

  @Test
  void a_virtual_service_that_does_not_exist_is_refused() {
    WeightChange change = toV1();
    WeightChange nobody = new WeightChange(namespace(), "nobody", "1", change.routes());
    assertThat(traffic().write(nobody)).isInstanceOf(Answer.Refused.class);
  }

  private Routes routes() {
    return traffic().read(namespace(), name()).orElseThrow();
  }

  private List<Integer> weights() {
    return routes().routes().getFirst().destinations().stream().map(Destination::weight).toList();
  }

  private WeightChange toV1() {
    Routes.Route only = routes().routes().getFirst();
    List<Destination> after = weighted(only.destinations(), 100, 0);
    return change(
        List.of(new WeightChange.OfRoute(only.index(), only.name(), only.destinations(), after)));
  }

  private WeightChange change(List<WeightChange.OfRoute> changed) {
    return new WeightChange(namespace(), name(), routes().resourceVersion(), changed);
  }

  private static WeightChange.OfRoute route(
      WeightChange.OfRoute like, List<Destination> before, List<Destination> after) {
    return new WeightChange.OfRoute(like.index(), like.name(), before, after);
  }

  private static List<Destination> weighted(List<Destination> like, int first, int second) {
    return List.of(
        new Destination(like.get(0).host(), like.get(0).subset(), first),
        new Destination(like.get(1).host(), like.get(1).subset(), second));
  }
}
