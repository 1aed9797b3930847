package dev.pulih.service.config;

import dev.pulih.service.config.Leading.By;
import dev.pulih.service.config.Leading.LeaseObject;
import dev.pulih.service.config.Leading.Times;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.Optional;

/** Keys of who acts, of several Pulihs. */
final class LeadershipSection extends Section<Leading> {

  private final Key<By> by =
      key("by", Shapes.choice(By.class), "none", "A Lease of the cluster, or a row of PostgreSQL.");
  private final Key<Duration> lease =
      key(
          "lease",
          Shapes.duration(),
          "12s",
          "After this time without a sign of the leader another one leads.");
  private final Key<Duration> renew =
      key("renew", Shapes.duration(), "3s", "From one sign of the leader to the next.");
  private final Key<Duration> retry =
      key("retry", Shapes.duration(), "1s", "From one look of a standby to the next.");
  private final Key<Optional<String>> name =
      optional("name", Shapes.text(), "pulih-a", "The name of this one; else the machine's.");
  private final Key<Optional<String>> namespace =
      optional(
          "namespace",
          NameShapes.namespace(),
          "pulih",
          "Where the Lease is; else the namespace of Pulih's own pod.");
  private final Key<String> object =
      key("object", NameShapes.object(), "pulih", "The name of the Lease.");

  @Override
  protected Leading build(Fields fields) {
    return new Leading(
        fields.get(by),
        new Times(fields.get(lease), fields.get(renew), fields.get(retry)),
        fields.get(name),
        new LeaseObject(fields.get(namespace), fields.get(object)));
  }
}
