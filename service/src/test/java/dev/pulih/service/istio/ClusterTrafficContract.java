package dev.pulih.service.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.TrafficContract;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.istio.ClusterTrafficScene.Split;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Workload.Ownership;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of traffic, with what only other people in the cluster can cause. */
abstract class ClusterTrafficContract extends TrafficContract {

  private Split split;

  /** The cluster that the traffic is in. */
  abstract ClusterTrafficScene scene();

  @BeforeEach
  void makeTheSplit() {
    split = scene().split();
  }

  @Override
  protected String namespace() {
    return split.namespace();
  }

  @Override
  protected String name() {
    return split.name();
  }

  @Override
  protected void touch() {
    scene().touch(split);
  }

  @Test
  void a_plain_split_that_nobody_owns_is_read_as_such() {
    Routes routes = read();

    assertThat(routes.ownership()).isEqualTo(Ownership.none());
    assertThat(routes.routes().getFirst().name()).isEqualTo("primary");
    assertThat(routes.routes().getFirst().special()).isEmpty();
  }

  @Test
  void a_write_is_one_change() {
    long before = scene().generation(split);

    Answer answer = traffic().write(change(100, 0));

    assertThat(answer).isEqualTo(new Answer.Accepted(before + 1));
    assertThat(scene().generation(split)).isEqualTo(before + 1);
  }

  @Test
  void a_rehearsal_after_somebody_elses_write_is_a_conflict() {
    WeightChange change = change(100, 0);
    scene().write(split, 80, 20);

    assertThat(traffic().rehearse(change)).isInstanceOf(Answer.Conflicted.class);
  }

  @Test
  void a_route_that_matches_headers_is_shown_and_not_written() {
    scene().matchHeader(split);
    assertThat(read().routes().getFirst().special()).isPresent();
    assertRefused(Reason.NOT_SPLIT);
  }

  @Test
  void a_virtual_service_of_a_release_controller_is_shown_and_not_written() {
    scene().giveToFlagger(split);
    assertThat(read().ownership().controller()).isPresent();
    assertRefused(Reason.OWNED_BY_CONTROLLER);
  }

  private void assertRefused(Reason reason) {
    long before = scene().generation(split);
    assertThat(traffic().write(change(100, 0)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.hold()).extracting(Hold::reason).isEqualTo(reason));
    assertThat(scene().generation(split)).isEqualTo(before);
  }

  private Routes read() {
    return traffic().read(namespace(), name()).orElseThrow();
  }

  private WeightChange change(int first, int second) {
    return weights(read(), first, second);
  }

  /** Other weights for the two destinations of the first route. */
  static WeightChange weights(Routes routes, int first, int second) {
    Routes.Route route = routes.routes().getFirst();
    String host = route.destinations().getFirst().host();
    List<Destination> after =
        List.of(new Destination(host, "v1", first), new Destination(host, "v2", second));
    WeightChange.OfRoute changed =
        new WeightChange.OfRoute(route.index(), route.name(), route.destinations(), after);
    return new WeightChange(
        routes.namespace(), routes.name(), routes.resourceVersion(), List.of(changed));
  }
}
