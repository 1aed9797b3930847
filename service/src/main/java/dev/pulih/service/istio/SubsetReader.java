package dev.pulih.service.istio;

import dev.pulih.service.cluster.Fields;
import dev.pulih.signal.Subset;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Translates the subsets of a DestinationRule. */
final class SubsetReader {

  private SubsetReader() {}

  static boolean isFor(Host host, GenericKubernetesResource rule) {
    String written = Fields.text(rule.get("spec", "host"));
    return Host.parse(written, rule.getMetadata().getNamespace()).equals(host);
  }

  static List<Subset> read(GenericKubernetesResource rule) {
    return Fields.maps(rule.get("spec", "subsets")).stream()
        .filter(subset -> !Fields.text(subset.get("name")).isEmpty())
        .map(subset -> new Subset(Fields.text(subset.get("name")), labels(subset)))
        .toList();
  }

  private static Map<String, String> labels(Map<String, Object> subset) {
    return Fields.map(subset.get("labels")).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> Fields.text(label.getValue())));
  }
}
