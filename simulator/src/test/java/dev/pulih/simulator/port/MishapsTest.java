package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.port.Mishaps.Mishap;
import dev.pulih.simulator.world.World;
import org.junit.jupiter.api.Test;

class MishapsTest {
  private final World world = Worlds.calm();
  private final Mishaps mishaps = new Mishaps();
  private final Rollouts rollouts = new UnreliableRollouts(new WorldRollouts(world), mishaps);
  private final RestartOrder order =
      new RestartOrder(WorkloadRef.deployment("bos", "txn-service-v1"), world.now(), "inc-1");

  @Test
  void a_lost_request_changes_nothing() {
    mishaps.expect(Mishap.REQUEST_LOST);
    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThat(rollouts.applied(order)).isEqualTo(Truth.FALSE);
  }

  @Test
  void a_lost_answer_hides_a_change() {
    mishaps.expect(Mishap.ANSWER_LOST);
    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Unclear.class);
    assertThat(rollouts.applied(order)).isEqualTo(Truth.TRUE);
  }

  @Test
  void mishaps_happen_once_each_and_in_order() {
    mishaps.expect(Mishap.FORBIDDEN, Mishap.NONE);
    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Refused.class);
    assertThat(rollouts.restart(order)).isInstanceOf(Answer.Accepted.class);
  }
}
