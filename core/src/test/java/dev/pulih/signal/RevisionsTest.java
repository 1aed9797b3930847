package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.TemplateRevision.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a pod template came that a Deployment had before; it was first made at 0 s. */
class RevisionsTest {

  private static final WorkloadRef TXN = WorkloadRef.deployment("bos", "txn");
  private static final TemplateRevision BROKEN = made(2, "b", 1_000);

  @Test
  void it_came_back_with_its_first_new_pod() {
    Revisions revisions = revisions(List.of(BROKEN, back(3)), pod("a", 2_000), pod("a", 2_010));
    assertThat(revisions.change())
        .contains(new TemplateChange(at(2_000), 2, 3, List.of("image changed")));
    assertThat(revisions.rollbacks()).containsExactly(new Rollback("a", 3, at(2_000)));
  }

  /** The rollout to the broken template was not over. */
  @Test
  void pods_that_are_older_than_the_revision_before_it_have_been_there_all_along() {
    List<TemplateRevision> kept = List.of(BROKEN, back(3));
    assertThat(at(revisions(kept, pod("a", 10), pod("a", 2_000), pod("b", 1_005))))
        .isEqualTo(at(2_000));
  }

  @Test
  void pods_that_were_replaced_since_do_not_make_it_newer() {
    TemplateRevision done = back(3, Optional.of(at(2_040)));
    assertThat(at(revisions(List.of(BROKEN, done), pod("a", 90_000)))).isEqualTo(at(2_040));
    TemplateRevision stale = back(3, Optional.of(at(40)));
    assertThat(at(revisions(List.of(BROKEN, stale), pod("a", 2_000)))).isEqualTo(at(2_000));
  }

  @Test
  void a_restart_of_it_came_later_than_it_did() {
    TemplateRevision restart = new TemplateRevision(4, origin("c", 3_000), Map.of("image", "a"));
    Revisions revisions = revisions(List.of(BROKEN, back(3), restart), pod("c", 3_001));
    assertThat(at(revisions)).isEqualTo(at(3_000));
  }

  @Test
  void where_nothing_tells_when_it_came_after_the_revision_before_it() {
    assertThat(at(revisions(List.of(BROKEN, back(3))))).isEqualTo(at(1_000));
  }

  @Test
  void where_no_other_is_kept_there_is_no_change() {
    Revisions alone = revisions(List.of(back(3)), pod("a", 2_000));
    assertThat(alone.change()).isEmpty();
    assertThat(alone.rollbacks()).containsExactly(new Rollback("a", 3, at(2_000)));
  }

  @Test
  void each_template_that_is_kept_has_the_time_at_which_it_was_new_and_a_restart_has_none() {
    TemplateRevision first = made(1, "a", 0);
    TemplateRevision restart = new TemplateRevision(3, origin("c", 2_000), BROKEN.template());
    TemplateRevision mended = made(4, "d", 3_000);
    assertThat(revisions(List.of(mended, BROKEN, restart, first)).deployed())
        .containsExactly(at(1_000), at(3_000));
    assertThat(revisions(List.of()).deployed()).isEmpty();
  }

  @Test
  void a_template_that_came_back_has_the_time_of_its_return() {
    assertThat(revisions(List.of(BROKEN, back(3)), pod("a", 2_000)).deployed())
        .containsExactly(at(1_000), at(2_000));
    TemplateRevision undone = new TemplateRevision(3, BROKEN.origin(), BROKEN.template());
    TemplateRevision restart = new TemplateRevision(2, origin("c", 2_000), BROKEN.template());
    assertThat(revisions(List.of(undone, restart)).deployed()).isEmpty();
  }

  private static Instant at(Revisions revisions) {
    return revisions.change().orElseThrow().at();
  }

  private static Revisions revisions(List<TemplateRevision> kept, Pod... pods) {
    return new Revisions(kept, List.of(pods));
  }

  private static TemplateRevision back(long number) {
    return back(number, Optional.empty());
  }

  private static TemplateRevision back(long number, Optional<Instant> progressedAt) {
    Origin origin = new Origin("a", at(0), true, progressedAt);
    return new TemplateRevision(number, origin, Map.of("image", "a"));
  }

  private static TemplateRevision made(long number, String hash, long second) {
    return new TemplateRevision(number, origin(hash, second), Map.of("image", hash));
  }

  private static Origin origin(String hash, long second) {
    return new Origin(hash, at(second), false, Optional.empty());
  }

  private static Pod pod(String hash, long second) {
    Pod.Health health = new Pod.Health(at(second), true, Optional.of(at(second)), List.of());
    PodRef ref = new PodRef("bos", "txn-" + hash + "-" + second);
    return new Pod(ref, TXN, Map.of("pod-template-hash", hash), health);
  }

  private static Instant at(long second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
