package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.RolloutsContract;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_deployment_with_a_failing_pod_is_restarted_for_that_is_what_restarts_are_for() {
    String pod = world.cluster().pods("bos", "txn-service").getFirst().name();
    world.cluster().readiness("bos", pod, false, world.now());
    world.advanceTo(world.now().plusSeconds(15), Worlds.STEP);

    Answer answer =
        rollouts.restart(
            new RestartOrder(deployment(), Instant.parse("2026-11-23T03:04:05Z"), "i"));

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
  }

  private ObjectNode object() {
    return world.cluster().store().require(KEY);
  }
}
