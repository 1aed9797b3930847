package dev.pulih.simulator.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.simulator.cluster.store.WatchEvent.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ObjectStoreTest {

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final ObjectKey TOLL = ResourceTypes.DEPLOYMENTS.key("bos", "toll");

  private final ObjectStore store = new ObjectStore(new SplittableRandom(1));

  @Test
  void only_a_changed_specification_raises_the_generation_but_every_change_the_version() {
    ObjectNode created = create("toll");
    ObjectNode labelled = store.edit(TOLL, copy -> labels(copy).put("tier", "gold"));
    ObjectNode resized = store.edit(TOLL, copy -> Json.child(copy, "spec").put("replicas", 5));
    assertThat(List.of(created, labelled, resized))
        .extracting(Meta::generation)
        .containsExactly(1L, 1L, 2L);
    assertThat(List.of(created, labelled, resized))
        .extracting(Meta::resourceVersion)
        .containsExactly("1", "2", "3");
  }

  @Test
  void an_equal_object_changes_nothing() {
    create("toll");
    store.edit(TOLL, copy -> Json.child(copy, "spec").put("replicas", 3));
    assertThat(store.revision()).isEqualTo(1);
  }

  @Test
  void a_writer_that_read_an_older_version_is_refused() {
    ObjectNode read = create("toll");
    store.edit(TOLL, copy -> Json.child(copy, "spec").put("replicas", 5));
    ObjectNode late = read.deepCopy();
    Json.child(late, "spec").put("replicas", 7);
    assertThatThrownBy(() -> store.replace(TOLL, late))
        .isInstanceOfSatisfying(
            ApiFailure.class, failure -> assertThat(failure.reason()).isEqualTo("Conflict"));
    assertThat(Json.number(store.require(TOLL), 0, "spec", "replicas")).isEqualTo(5);
  }

  @Test
  void a_name_is_taken_once() {
    create("toll");
    assertThatThrownBy(() -> create("toll")).hasMessage("deployments.apps \"toll\" already exists");
  }

  @Test
  void a_watch_tells_every_change_after_its_revision_in_order() throws InterruptedException {
    create("toll");
    try (Watch watch = store.watch(ResourceTypes.DEPLOYMENTS, "bos", 0)) {
      store.edit(TOLL, copy -> Json.child(copy, "spec").put("replicas", 5));
      store.delete(TOLL);
      assertThat(changes(watch)).containsExactly(Change.ADDED, Change.MODIFIED, Change.DELETED);
    }
  }

  @Test
  void a_watch_hears_nothing_of_other_namespaces_and_types() throws InterruptedException {
    try (Watch watch = store.watch(ResourceTypes.PODS, "bos", 0)) {
      create("toll");
      assertThat(changes(watch)).isEmpty();
    }
  }

  @Test
  void a_watch_from_a_forgotten_past_is_refused_as_gone() {
    create("toll");
    store.compact();
    assertThatThrownBy(() -> store.watch(ResourceTypes.DEPLOYMENTS, "bos", 0))
        .isInstanceOfSatisfying(
            ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(410));
  }

  @Test
  void selectors_choose_by_equality_sets_and_existence() {
    Map<String, String> labels = Map.of("app", "toll", "version", "v1");
    assertThat(
            List.of(
                "app=toll,version!=v2",
                "app in (toll, card)",
                "version notin (v2)",
                "app,!canary",
                ""))
        .allMatch(selector -> LabelSelector.parse(selector).test(labels));
    assertThat(List.of("app=card", "version notin (v1,v2)", "canary", "!app", "app==toll,x=y"))
        .noneMatch(selector -> LabelSelector.parse(selector).test(labels));
  }

  private ObjectNode create(String name) {
    ObjectNode object = Json.object();
    object.putObject("metadata").put("name", name).put("namespace", "bos");
    object.putObject("spec").put("replicas", 3);
    return store.create(ResourceTypes.DEPLOYMENTS, object, NOW);
  }

  private static ObjectNode labels(ObjectNode object) {
    return Json.child(Json.child(object, "metadata"), "labels");
  }

  private static List<Change> changes(Watch watch) throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    Optional<WatchEvent> next = watch.next(Duration.ZERO);
    while (next.isPresent()) {
      changes.add(next.get().change());
      next = watch.next(Duration.ZERO);
    }
    return changes;
  }
}
