package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LedClusterTest implements Rollouts {

  private static final Hold LEFT = new Hold(Reason.NOT_LEADER, "b leads, not this Pulih");
  private static final RestartOrder ORDER =
      new RestartOrder(Samples.WORKLOAD, Samples.at(300), "bos.txn-service.1");

  private final FakeTraffic traffic = new FakeTraffic("mesh", "gateway");
  private final List<RestartOrder> sent = new ArrayList<>();
  private Supplier<Standing> standing = () -> new Leader(3);
  private final Leadership leadership = () -> standing.get();
  private final LedRollouts rollouts = new LedRollouts(this, leadership);
  private final LedTraffic led = new LedTraffic(traffic, leadership);

  @Test
  void a_leader_restarts_and_writes() {
    assertThat(rollouts.restart(ORDER)).isEqualTo(new Answer.Accepted(7));
    assertThat(led.write(traffic.toV1("mesh"))).isInstanceOf(Answer.Accepted.class);
    assertThat(sent).containsExactly(ORDER);
    assertThat(traffic.written()).hasSize(1);
  }

  @Test
  void who_leads_no_more_neither_restarts_nor_writes() {
    standing = () -> new Standby("b");
    assertThat(rollouts.restart(ORDER)).isEqualTo(new Answer.Refused(LEFT));
    assertThat(led.write(traffic.toV1("mesh"))).isEqualTo(new Answer.Refused(LEFT));
    assertThat(sent).isEmpty();
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void a_lead_that_ends_between_two_writes_puts_nothing_back() {
    standing = () -> traffic.written().isEmpty() ? new Leader(3) : new Standby("b");
    WeightWriter writer = new WeightWriter(led);
    List<WeightChange> changes = List.of(traffic.toV1("mesh"), traffic.toV1("gateway"));
    Answer answer = writer.write(changes, Optional::empty, Optional::empty);
    assertThat(traffic.written()).hasSize(1);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unclear.class, unclear -> assertThat(unclear.givenUp()).contains(LEFT));
  }

  @Test
  void anybody_may_look() {
    standing = () -> new Standby("b");
    assertThat(rollouts.applied(ORDER)).isEqualTo(Truth.FALSE);
    assertThat(rollouts.capture(Samples.WORKLOAD, List.of()))
        .isEqualTo(Evidence.missing("nobody knows"));
    assertThat(led.read("bos", "mesh")).isEqualTo(traffic.read("bos", "mesh"));
    assertThat(led.rehearse(traffic.toV1("mesh"))).isInstanceOf(Answer.Accepted.class);
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return Evidence.missing("nobody knows");
  }

  @Override
  public Truth applied(RestartOrder order) {
    return Truth.FALSE;
  }

  @Override
  public Answer restart(RestartOrder order) {
    sent.add(order);
    return new Answer.Accepted(7);
  }
}
