package dev.pulih.service.istio;

import dev.pulih.recover.Decision;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.cluster.Mark;
import dev.pulih.signal.Routes.Destination;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of weights as a JSON Patch (RFC 6902) that first tests everything it relies on: the
 * version, the routes' names, and where their requests went. One failed test, and the server writes
 * nothing.
 */
final class WeightPatch {

  private static final String ANNOTATIONS = "/metadata/annotations";

  private final GenericKubernetesResource now;
  private final List<Operation> tests = new ArrayList<>();
  private final List<Operation> writes = new ArrayList<>();

  private WeightPatch(GenericKubernetesResource now) {
    this.now = now;
  }

  /**
   * One operation.
   *
   * @param op what to do
   * @param path where, as a JSON Pointer
   * @param value with what
   */
  record Operation(String op, String path, Object value) {}

  static List<Operation> of(
      WeightChange change, Optional<Decision> decision, GenericKubernetesResource now) {
    WeightPatch patch = new WeightPatch(now);
    patch.test("/metadata/resourceVersion", change.resourceVersion());
    change.routes().forEach(patch::add);
    decision.ifPresent(patch::mark);
    List<Operation> operations = new ArrayList<>(patch.tests);
    operations.addAll(patch.writes);
    return operations;
  }

  /** An object without annotations has no place for one. */
  private void mark(Decision decision) {
    Map<String, String> annotations = now.getMetadata().getAnnotations();
    boolean first = annotations == null || annotations.isEmpty();
    writes.add(
        first
            ? new Operation("add", ANNOTATIONS, Map.of(Mark.ANNOTATION, decision.text()))
            : new Operation(
                "add", ANNOTATIONS + "/" + Mark.ANNOTATION.replace("/", "~1"), decision.text()));
  }

  private void add(WeightChange.OfRoute route) {
    String path = "/spec/http/" + route.index();
    testText(path + "/name", route.name());
    for (int i = 0; i < route.before().size(); i++) {
      String to = path + "/route/" + i;
      test(to, route.before().get(i), hasWeight(route.index(), i));
      String op = hasWeight(route.index(), i) ? "replace" : "add";
      writes.add(new Operation(op, to + "/weight", route.after().get(i).weight()));
    }
  }

  private void test(String path, Destination before, boolean hasWeight) {
    test(path + "/destination/host", before.host());
    testText(path + "/destination/subset", before.subset());
    if (hasWeight) {
      test(path + "/weight", before.weight());
    }
  }

  private void testText(String path, String value) {
    if (!value.isEmpty()) {
      test(path, value);
    }
  }

  private void test(String path, Object value) {
    tests.add(new Operation("test", path, value));
  }

  private boolean hasWeight(int route, int destination) {
    List<Map<String, Object>> http = RouteReader.http(now);
    List<Map<String, Object>> to =
        route < http.size() ? RouteReader.destinations(http.get(route)) : List.of();
    return destination < to.size() && to.get(destination).containsKey("weight");
  }
}
