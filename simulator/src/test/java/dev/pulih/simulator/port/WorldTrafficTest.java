package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.TrafficContract;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTrafficTest extends TrafficContract {
  private final World world = Worlds.split();
  private final Traffic traffic = new WorldTraffic(world);

  @Override
  protected Traffic traffic() {
    return traffic;
  }

  @Override
  protected String namespace() {
    return "bos";
  }

  @Override
  protected String name() {
    return "txn-service";
  }

  @Override
  protected void touch() {
    world
        .cluster()
        .store()
        .edit(
            ResourceTypes.VIRTUAL_SERVICES.key(namespace(), name()),
            copy -> Json.child(Json.child(copy, "metadata"), "labels").put("touched", "yes"));
  }

  @Test
  void a_virtual_service_that_flagger_owns_is_refused() {
    world
        .cluster()
        .store()
        .edit(
            ResourceTypes.VIRTUAL_SERVICES.key(namespace(), name()),
            copy ->
                Json.child(copy, "metadata")
                    .putArray("ownerReferences")
                    .addObject()
                    .put("kind", "Canary")
                    .put("name", "txn"));
    Routes routes = traffic.read(namespace(), name()).orElseThrow();
    assertThat(routes.ownership().controller()).contains("Flagger (Canary txn)");
    Routes.Route only = routes.routes().getFirst();
    WeightChange.OfRoute swapped =
        new WeightChange.OfRoute(
            0, only.name(), only.destinations(), only.destinations().reversed());
    Answer answer =
        traffic.write(
            new WeightChange(namespace(), name(), routes.resourceVersion(), List.of(swapped)));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.hold().reason()).isEqualTo(Reason.OWNED_BY_CONTROLLER));
  }
}
