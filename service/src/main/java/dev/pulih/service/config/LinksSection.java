package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.link.LinkTemplate;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.link.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys of the links that messages get. */
final class LinksSection extends Section<LinkTemplates> {

  private static final List<Placeholder> ANY = List.of(Placeholder.values());

  private final Key<Optional<String>> dashboard =
      optional(
          "dashboard",
          Shapes.text(),
          "\"https://ops.example/{namespace}/{service}\"",
          "An overview. What it leaves open: " + list(Placeholder.always()) + ".");
  private final Key<Optional<String>> grafana =
      optional(
          "grafana",
          Shapes.text(),
          "\"https://grafana.example/d/svc?var-service={service}&from={from}&to={to}\"",
          "Charts. The same; {from} is half an hour before the incident opened, {to} half an hour"
              + " after the message, in milliseconds since 1970.");
  private final Key<Optional<String>> runbooks =
      optional(
          "runbooks",
          Shapes.text(),
          "\"https://wiki.example/runbooks/{runbook}\"",
          "Runbooks. The same, and {runbook}, such as RB-01.");
  private final Key<Optional<String>> postmortem =
      optional(
          "postmortem",
          Shapes.text(),
          "\"https://ops.example/api/incidents/{incident}/postmortem\"",
          "The post-mortem draft, once there is one; what it leaves open as for the dashboard.");

  @Override
  protected LinkTemplates build(Fields fields) {
    Optional<LinkTemplate> books = template(fields, runbooks, ANY);
    boolean told = books.map(it -> it.asks(Placeholder.RUNBOOK)).orElse(true);
    fields.check(told, runbooks, "all runbooks would be one", "an address with {runbook}");
    return new LinkTemplates(
        template(fields, dashboard, Placeholder.always()),
        template(fields, grafana, Placeholder.always()),
        books,
        template(fields, postmortem, Placeholder.always()));
  }

  private static Optional<LinkTemplate> template(
      Fields fields, Key<Optional<String>> key, List<Placeholder> known) {
    Optional<String> fault = fields.get(key).flatMap(text -> LinkTemplate.fault(text, known));
    fields.check(
        fault.isEmpty(), key, fault.orElse(""), "a web address which may hold " + list(known));
    return fields.get(key).filter(_ -> fault.isEmpty()).map(text -> new LinkTemplate(text, known));
  }

  private static String list(List<Placeholder> placeholders) {
    return placeholders.stream().map(Placeholder::toString).collect(Collectors.joining(", "));
  }
}
