package dev.pulih.service.cluster;

import dev.pulih.recover.Decision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * That Pulih changed an object, and by which decision the last time.
 *
 * @param object its kind, namespace and name
 * @param decision the decision
 */
public record Mark(String object, Decision decision) {

  /** The annotation of the object that says it. */
  public static final String ANNOTATION = "pulih.dev/decision";

  /** The one that an object of a kind bears. */
  public static Optional<Mark> of(String kind, HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ANNOTATION))
        .flatMap(Decision::parse)
        .map(decision -> new Mark(name(kind, object), decision));
  }

  private static String name(String kind, HasMetadata object) {
    return "%s %s/%s"
        .formatted(kind, object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  @Override
  public String toString() {
    return "%s (incident %s, decided at %s)".formatted(object, decision.incident(), decision.at());
  }
}
