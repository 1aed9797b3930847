package dev.pulih.simulator.cluster.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.cluster.rollout.RollingUpdate.Count;
import dev.pulih.simulator.cluster.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingUpdateTest {

  /** 25 % of 3 is 0.75: up to 1 for the surge, down to 0 unavailable; of 10 it is 2.5: 3 and 2. */
  @ParameterizedTest
  @CsvSource({"1,1,0", "3,1,0", "4,1,1", "10,3,2"})
  void percentages_round_up_for_the_surge_and_down_for_the_unavailable(
      int replicas, int surge, int unavailable) {
    assertThat(RollingUpdate.of(replicas, Json.object()))
        .isEqualTo(new RollingUpdate(replicas, surge, unavailable));
  }

  @Test
  void two_zeros_would_never_move_so_one_pod_may_be_unavailable() {
    var zeros = Json.object().put("maxSurge", 0).put("maxUnavailable", 0);
    assertThat(RollingUpdate.of(3, zeros)).isEqualTo(new RollingUpdate(3, 0, 1));
  }

  @Test
  void three_replicas_are_replaced_one_by_one_and_never_fewer_than_three_are_available() {
    RollingUpdate update = new RollingUpdate(3, 1, 0);
    // one extra pod is allowed beside the three old ones
    assertThat(update.newSize(0, 3)).isEqualTo(1);
    // while it is not available, no old pod may go: 4 pods - 3 needed - 1 missing = 0
    assertThat(update.oldSizes(List.of(new Count(3, 3)), new Count(1, 0))).containsExactly(3);
    // once it is, 4 are available and 3 needed, so one may
    assertThat(update.oldSizes(List.of(new Count(3, 3)), new Count(1, 1))).containsExactly(2);
    // and the next new one may come: 1 + (4 - 3)
    assertThat(update.newSize(1, 3)).isEqualTo(2);
    // at the end the new set has all three and the last old one goes
    assertThat(update.newSize(3, 4)).isEqualTo(3);
    assertThat(update.oldSizes(List.of(new Count(1, 1)), new Count(3, 3))).containsExactly(0);
  }

  @Test
  void ten_replicas_with_the_default_move_three_up_and_two_down_at_once() {
    RollingUpdate update = new RollingUpdate(10, 3, 2);
    assertThat(update.newSize(0, 10)).isEqualTo(3);
    // 13 pods - 8 needed - 3 missing = 2 may go
    assertThat(update.oldSizes(List.of(new Count(10, 10)), new Count(3, 0))).containsExactly(8);
  }

  @Test
  void broken_old_pods_go_before_working_ones() {
    RollingUpdate update = new RollingUpdate(4, 1, 1);
    // 5 pods - 3 needed - 1 missing = 1 may go; the broken one of the newer set does
    assertThat(update.oldSizes(List.of(new Count(3, 3), new Count(1, 0)), new Count(1, 0)))
        .containsExactly(3, 0);
  }

  @Test
  void an_old_set_gives_up_nothing_while_the_new_pods_do_not_come_up() {
    RollingUpdate update = new RollingUpdate(3, 1, 0);
    assertThat(update.oldSizes(List.of(new Count(3, 3)), new Count(1, 0))).containsExactly(3);
    assertThat(update.newSize(1, 4)).isEqualTo(1);
  }

  /** 6 of 8 in one set and 2 in another; growing to 12 of 16 allowed doubles both. */
  @Test
  void a_new_size_in_mid_rollout_is_shared_in_proportion() {
    assertThat(ProportionalScale.of(List.of(6, 2), 16, 8)).containsExactly(12, 4);
    assertThat(ProportionalScale.of(List.of(6, 2), 4, 8)).containsExactly(3, 1);
    assertThat(ProportionalScale.of(List.of(3, 1), 0, 4)).containsExactly(0, 0);
  }

  @Test
  void equal_templates_have_equal_hashes_whatever_the_order_of_their_fields() {
    var one = Json.object().put("a", 1).put("b", 2);
    var other = Json.object().put("b", 2).put("a", 1);
    assertThat(TemplateHash.of(one)).isEqualTo(TemplateHash.of(other));
    assertThat(TemplateHash.of(one)).isNotEqualTo(TemplateHash.of(other.put("c", 3)));
  }
}
