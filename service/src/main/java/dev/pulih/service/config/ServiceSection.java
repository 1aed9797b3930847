package dev.pulih.service.config;

import dev.pulih.notify.Runbook;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.service.config.ServiceConfiguration.Contacts;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of a watched service. */
final class ServiceSection extends Section<ServiceDraft> {

  private final Key<String> name =
      required("name", Shapes.objectName(), "txn-service", "The name that its metrics carry.");
  private final Key<Optional<String>> namespace =
      optional("namespace", NameShapes.namespace(), "bos", "Instead of `defaults.namespace`.");
  private final Key<Optional<Slo>> slo =
      optional(
          "slo",
          new SloSection(),
          "{availability: 99.95 %, p99: 200ms, errors: 0.1 %}",
          "Its objective, instead of `defaults.slo`.");
  private final Key<Map<String, Double>> thresholds =
      block("thresholds", new ThresholdsSection(), "Where it differs from `detection.rules`.");
  private final Key<Optional<Mode>> mode =
      optional("mode", Shapes.choice(Mode.class), "auto", "Instead of `mode`.");
  private final Key<List<String>> deployments =
      key("deployments", Shapes.listOf(Shapes.objectName()), "[]", DEPLOYMENTS);
  private final Key<Map<String, String>> selector =
      key(
          "selector",
          NameShapes.labels(),
          "{}",
          "Its Deployments by their labels, instead of by name.");
  private final Key<Optional<String>> host =
      optional(
          "host",
          NameShapes.host(),
          "txn.bos.example",
          "Its VirtualServices' host, if not its name.");
  private final Key<List<String>> kafkaGroups =
      key("kafkaGroups", Shapes.listOf(Shapes.text()), "[]", "The Kafka consumer groups it owns.");
  private final Key<List<String>> databases =
      key("databases", Shapes.listOf(Shapes.text()), "[]", "The database servers it owns.");
  private final Key<Optional<Double>> capacityPerPod =
      optional("capacityPerPod", Shapes.positive(), "350", CAPACITY);
  private final Key<Optional<Secret>> routingKey =
      optional(
          "pagerdutyRoutingKey",
          Shapes.secret(),
          "${PD_TXN}",
          "Instead of `pagerduty.routingKey`.");
  private final Key<Optional<String>> channel =
      optional("slackChannel", NameShapes.channel(), "\"#txn\"", "Instead of `slack.channel`.");
  private final Key<Optional<String>> runbook =
      optional("runbook", NameShapes.runbook(), "RB-06", "What messages about it link to, too.");
  private final Key<Optional<URI>> webhook =
      optional(
          "webhookUrl", Shapes.url(), "https://hooks.example/txn", "Instead of `webhook.url`.");
  private final Key<List<String>> emailTo =
      key("emailTo", Shapes.listOf(NameShapes.mailAddress()), "[]", "Instead of `email.to`.");

  private static final String DEPLOYMENTS =
      "Its Deployments by name; empty for the one of the service's name.";
  private static final String CAPACITY =
      "Requests per second that one pod can serve; else what a healthy pod has served.";

  @Override
  protected ServiceDraft build(Fields fields) {
    boolean once = fields.get(deployments).isEmpty() || fields.get(selector).isEmpty();
    fields.check(once, selector, "deployments are named already", "either deployments or selector");
    return new ServiceDraft(
        new ServiceDraft.Identity(fields.get(namespace), fields.get(name)),
        new ServiceDraft.Rules(
            fields.get(slo), fields.get(thresholds), fields.get(mode), fields.get(capacityPerPod)),
        new ServiceDraft.Owns(fields.get(kafkaGroups), fields.get(databases)),
        new ServiceDraft.RunsOn(fields.get(deployments), fields.get(selector), fields.get(host)),
        contacts(fields));
  }

  private Contacts contacts(Fields fields) {
    return new Contacts(
        fields.get(routingKey),
        fields.get(channel),
        fields.get(webhook),
        fields.get(emailTo),
        fields.get(runbook).map(Runbook::of));
  }
}
