package dev.pulih.service.config;

import dev.pulih.policy.Slo;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import java.util.Optional;

/** Keys of what holds for each service that does not say otherwise. */
final class DefaultsSection extends Section<Defaults> {

  private final Key<String> namespace =
      key(
          "namespace",
          NameShapes.namespace(),
          "default",
          "The Kubernetes namespace of the services.");
  private final Key<Optional<Slo>> slo =
      optional(
          "slo",
          new SloSection(),
          "{availability: 99.9 %, p99: 500ms, errors: 0.1 %}",
          "The objective of services without their own.");

  @Override
  protected Defaults build(Fields fields) {
    return new Defaults(fields.get(namespace), fields.get(slo));
  }
}
