package dev.pulih.simulator.port;

import dev.pulih.recover.Rollouts;
import dev.pulih.recover.RolloutsContract;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

class WorldRolloutsTest extends RolloutsContract {
  private static final ObjectKey KEY = ResourceTypes.DEPLOYMENTS.key("bos", "txn-service-v1");

  private final World world = Worlds.calm();
  private final Rollouts rollouts = new WorldRollouts(world);

  @Override
  protected Rollouts rollouts() {
    return rollouts;
  }

  @Override
  protected WorkloadRef deployment() {
    return WorkloadRef.deployment("bos", "txn-service-v1");
  }

  @Override
  protected String templateAnnotation(String name) {
    return Json.text(object(), "spec", "template", "metadata", "annotations", name);
  }

  @Override
  protected long generation() {
    return Meta.generation(object());
  }

  @Override
  protected void pause() {
    world.cluster().store().edit(KEY, copy -> Json.child(copy, "spec").put("paused", true));
    world.advanceTo(world.now().plusSeconds(1), Worlds.STEP);
  }

  private ObjectNode object() {
    return world.cluster().store().require(KEY);
  }
}
