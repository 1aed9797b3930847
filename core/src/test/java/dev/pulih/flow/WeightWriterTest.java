package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.WeightChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two VirtualServices, written together or not at all. */
class WeightWriterTest {

  private static final Supplier<Optional<Hold>> FREE = Optional::empty;
  private static final Hold KILL = new Hold(Reason.KILL_SWITCH, "off");

  private final FakeTraffic traffic = new FakeTraffic("mesh", "gateway");
  private final WeightWriter writer = new WeightWriter(traffic);
  private final List<WeightChange> changes = List.of(traffic.toV1("mesh"), traffic.toV1("gateway"));

  @Test
  void both_are_written_and_read_back() {
    assertThat(writer.write(changes, FREE, FREE)).isInstanceOf(Answer.Accepted.class);
    assertThat(traffic.v1("mesh")).isEqualTo(100);
    assertThat(traffic.v1("gateway")).isEqualTo(100);
  }

  @Test
  void a_repeat_writes_nothing_and_asks_for_no_leave() {
    writer.write(changes, FREE, FREE);
    assertThat(writer.write(changes, () -> Optional.of(KILL), FREE))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(traffic.written()).containsExactly("mesh", "gateway");
  }

  @Test
  void a_version_that_changed_without_the_weights_is_no_obstacle() {
    traffic.set("mesh", 50, 50);
    assertThat(writer.write(changes, FREE, FREE)).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void weights_of_someone_else_are_left_alone() {
    traffic.set("gateway", 60, 40);
    assertRefused(Reason.CONFLICT, writer.write(changes, FREE, FREE));
    assertThat(traffic.written()).isEmpty();
    assertThat(traffic.v1("gateway")).isEqualTo(60);
  }

  @Test
  void an_obstacle_writes_nothing() {
    assertRefused(Reason.KILL_SWITCH, writer.write(changes, () -> Optional.of(KILL), FREE));
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void a_brake_between_two_writes_puts_back_the_first() {
    Supplier<Optional<Hold>> brake =
        () -> traffic.written().isEmpty() ? Optional.empty() : Optional.of(KILL);
    assertRefused(Reason.KILL_SWITCH, writer.write(changes, FREE, brake));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
    assertThat(traffic.v1("gateway")).isEqualTo(50);
  }

  @Test
  void drift_that_is_read_back_puts_back_the_others() {
    traffic.afterBothAreWritten(() -> traffic.set("gateway", 60, 40));
    assertRefused(Reason.DRIFT, writer.write(changes, FREE, FREE));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
    assertThat(traffic.v1("gateway")).isEqualTo(60);
  }

  @Test
  void a_rejected_rehearsal_writes_nothing() {
    traffic.reject("gateway");
    assertRefused(Reason.REFUSED_BY_CLUSTER, writer.write(changes, FREE, FREE));
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_not_written() {
    traffic.hide("gateway");
    assertThat(writer.write(changes, FREE, FREE)).isInstanceOf(Answer.Unclear.class);
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void a_refusal_half_way_puts_back_what_was_written() {
    traffic.answer("gateway", new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no")));
    assertRefused(Reason.REFUSED_BY_CLUSTER, writer.write(changes, FREE, FREE));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
  }

  @Test
  void an_unclear_answer_half_way_is_finished_by_the_repeat() {
    traffic.answer("gateway", new Answer.Unclear("timeout", Duration.ZERO));
    assertThat(writer.write(changes, FREE, FREE)).isInstanceOf(Answer.Unclear.class);
    assertThat(writer.write(changes, FREE, FREE)).isInstanceOf(Answer.Accepted.class);
    assertThat(traffic.written()).containsExactly("mesh", "gateway");
  }

  @Test
  void a_half_written_shift_that_may_not_go_on_is_put_back() {
    traffic.set("mesh", 100, 0);
    assertRefused(Reason.KILL_SWITCH, writer.write(changes, () -> Optional.of(KILL), FREE));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
  }

  @Test
  void a_half_written_shift_that_someone_disturbs_is_put_back_beside_them() {
    traffic.set("mesh", 100, 0);
    traffic.set("gateway", 60, 40);
    assertRefused(Reason.CONFLICT, writer.write(changes, FREE, FREE));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
    assertThat(traffic.v1("gateway")).isEqualTo(60);
  }

  @Test
  void a_half_written_shift_whose_rest_is_rejected_is_put_back() {
    traffic.set("mesh", 100, 0);
    traffic.reject("gateway");
    assertRefused(Reason.REFUSED_BY_CLUSTER, writer.write(changes, FREE, FREE));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
  }

  @Test
  void what_cannot_be_put_back_is_no_refusal_since_its_breaker_must_stay() {
    traffic.set("mesh", 100, 0);
    traffic.answer("mesh", new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "stuck")));
    assertThat(writer.write(changes, () -> Optional.of(KILL), FREE))
        .isInstanceOfSatisfying(
            Answer.Unclear.class,
            a -> {
              assertThat(a.detail()).contains("cannot be put back").contains("stuck");
              assertThat(a.givenUp()).contains(KILL);
            });
  }

  @Test
  void what_cannot_be_seen_when_it_is_to_be_put_back_is_no_refusal_either() {
    traffic.set("mesh", 100, 0);
    Supplier<Optional<Hold>> kill =
        () -> {
          traffic.hide("mesh");
          return Optional.of(KILL);
        };
    assertThat(writer.write(changes, kill, FREE))
        .isInstanceOfSatisfying(Answer.Unclear.class, a -> assertThat(a.givenUp()).contains(KILL));
  }

  @Test
  void what_is_being_put_back_without_an_answer_is_given_up() {
    traffic.set("mesh", 100, 0);
    traffic.answer("mesh", new Answer.Unclear("lost", Duration.ofSeconds(9)));
    assertThat(writer.write(changes, () -> Optional.of(KILL), FREE))
        .isEqualTo(new Answer.Unclear("lost", Duration.ofSeconds(9), Optional.of(KILL)));
    traffic.answer("mesh", new Answer.Conflicted("changed"));
    assertThat(writer.write(changes, () -> Optional.of(KILL), FREE))
        .isInstanceOfSatisfying(Answer.Unclear.class, a -> assertThat(a.givenUp()).contains(KILL));
  }

  @Test
  void a_half_undone_shift_that_may_not_go_on_is_not_shifted_again() {
    traffic.set("mesh", 50, 50);
    traffic.set("gateway", 100, 0);
    Answer answer = writer.restore(changes, () -> Optional.of(KILL));
    assertRefused(Reason.KILL_SWITCH, answer);
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void an_undo_beside_someone_elses_weights_puts_back_nothing_of_its_own() {
    traffic.set("mesh", 60, 40);
    traffic.set("gateway", 100, 0);
    assertRefused(Reason.CONFLICT, writer.restore(changes, FREE));
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void an_undo_restores_exactly_what_was() {
    writer.write(changes, FREE, FREE);
    assertThat(writer.restore(changes, FREE)).isInstanceOf(Answer.Accepted.class);
    assertThat(traffic.v1("mesh")).isEqualTo(50);
    assertThat(traffic.v1("gateway")).isEqualTo(50);
  }

  private static void assertRefused(Reason reason, Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.hold().reason()).isEqualTo(reason));
  }
}
