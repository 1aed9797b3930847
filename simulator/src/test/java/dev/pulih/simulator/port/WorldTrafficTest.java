package dev.pulih.simulator.port;

import dev.pulih.recover.Traffic;
import dev.pulih.recover.TrafficContract;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;

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
}
