package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as a new pod template, and what is told of it. */
class TemplateChangeTest {

  private static final String IMAGE = "spec.containers[app].image";
  private static final String RESTARTED = "metadata.annotations.kubectl.kubernetes.io/restartedAt";

  @Test
  void a_new_image_is_told_with_both_values() {
    assertThat(change(revision(1, Map.of(IMAGE, "a:1")), revision(2, Map.of(IMAGE, "a:2"))))
        .isEqualTo(new TemplateChange(at(2), 1, 2, List.of(IMAGE + " a:1 -> a:2")));
  }

  @Test
  void a_restart_is_no_new_template_and_one_before_it_keeps_its_time() {
    TemplateRevision old = revision(1, Map.of(IMAGE, "a:1"));
    TemplateRevision deployed = revision(2, Map.of(IMAGE, "a:2"));
    TemplateRevision restarted =
        revision(
            3,
            Map.of(
                IMAGE,
                "a:2",
                RESTARTED,
                "2026-03-01T00:00:00Z",
                "metadata.annotations.pulih.dev/incident",
                "bos.txn.1",
                "metadata.labels.pod-template-hash",
                "5f7"));
    assertThat(TemplateChange.latest(List.of(deployed, restarted))).isEmpty();
    assertThat(change(restarted, old, deployed).at()).isEqualTo(at(2));
    assertThat(change(restarted, old, deployed).from()).isEqualTo(1);
  }

  @Test
  void each_template_that_is_kept_has_its_time_and_neither_a_restart_nor_a_return_has_one() {
    TemplateRevision first = revision(1, Map.of(IMAGE, "a:1"));
    TemplateRevision bad = revision(2, Map.of(IMAGE, "a:2"));
    TemplateRevision restarted = revision(3, Map.of(IMAGE, "a:2", RESTARTED, "now"));
    TemplateRevision mended = revision(4, Map.of(IMAGE, "a:3"));
    assertThat(TemplateChange.times(List.of(mended, bad, restarted, first)))
        .containsExactly(at(2), at(4));
    TemplateRevision returned = new TemplateRevision(5, at(1), Map.of(IMAGE, "a:1"));
    assertThat(TemplateChange.times(List.of(returned, bad))).containsExactly(at(2));
    assertThat(TemplateChange.times(List.of())).isEmpty();
  }

  @Test
  void values_that_may_be_secret_are_not_told() {
    TemplateChange change =
        change(
            revision(1, Map.of("spec.containers[app].env[KEY].value", "s3cret", "x", "1")),
            revision(
                2, Map.of("spec.containers[app].env[KEY].value", "s3cret2", "labels.y", "s3cret")));
    assertThat(change.differences())
        .containsExactly(
            "labels.y added", "spec.containers[app].env[KEY].value changed", "x removed");
  }

  @Test
  void resources_are_told_also_where_there_were_none() {
    String memory = "spec.containers[app].resources.limits.memory";
    assertThat(change(revision(1, Map.of()), revision(2, Map.of(memory, "1Gi"))).differences())
        .containsExactly(memory + " (none) -> 1Gi");
  }

  @Test
  void a_first_revision_has_nothing_to_be_compared_with() {
    assertThat(TemplateChange.latest(List.of())).isEmpty();
    assertThat(TemplateChange.latest(List.of(revision(1, Map.of(IMAGE, "a:1"))))).isEmpty();
  }

  private static TemplateChange change(TemplateRevision... revisions) {
    return TemplateChange.latest(List.of(revisions)).orElseThrow();
  }

  private static TemplateRevision revision(long number, Map<String, String> template) {
    return new TemplateRevision(number, at(number), template);
  }

  private static Instant at(long hour) {
    return Instant.EPOCH.plusSeconds(3600 * hour);
  }
}
