package dev.pulih.simulator.cluster;

import dev.pulih.simulator.cluster.pods.Kubelet;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.LabelSelector;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The typed reads of a cluster, computed once per change of the store. */
final class Views {

  private final ObjectStore store;
  private final Kubelet kubelet;
  private final Map<Question, Object> answers = new HashMap<>();
  private long answeredAt = -1;

  private record Question(String what, String namespace, String name) {}

  Views(ObjectStore store, Kubelet kubelet) {
    this.store = store;
    this.kubelet = kubelet;
  }

  List<PodView> pods() {
    return remembered(new Question("all pods", "", ""), kubelet::views);
  }

  List<PodView> pods(String namespace, String service) {
    return remembered(
        new Question("pods", namespace, service),
        () ->
            kubelet.views().stream()
                .filter(pod -> pod.namespace().equals(namespace))
                .filter(pod -> selector(namespace, service).test(pod.labels()))
                .toList());
  }

  List<Route> routes(String namespace, String host) {
    return remembered(
        new Question("routes", namespace, host),
        () ->
            store.list(ResourceTypes.VIRTUAL_SERVICES, namespace).stream()
                .filter(object -> IstioReader.serves(object, host))
                .flatMap(object -> IstioReader.routes(object).stream())
                .toList());
  }

  Map<String, Map<String, String>> subsets(String namespace, String host) {
    return remembered(
        new Question("subsets", namespace, host),
        () -> IstioReader.subsets(store.list(ResourceTypes.DESTINATION_RULES, namespace), host));
  }

  private LabelSelector selector(String namespace, String service) {
    Map<String, String> labels =
        store
            .get(ResourceTypes.SERVICES.key(namespace, service))
            .map(Views::selectedLabels)
            .filter(found -> !found.isEmpty())
            .orElse(Map.of("app", service));
    return LabelSelector.matching(labels);
  }

  private static Map<String, String> selectedLabels(ObjectNode service) {
    return Json.texts(Json.at(service, "spec", "selector"));
  }

  @SuppressWarnings("unchecked")
  private <T> T remembered(Question question, Supplier<T> answer) {
    return store.atomically(
        () -> {
          forgetIfChanged();
          return (T) answers.computeIfAbsent(question, asked -> answer.get());
        });
  }

  private void forgetIfChanged() {
    if (store.revision() != answeredAt) {
      answers.clear();
      answeredAt = store.revision();
    }
  }
}
