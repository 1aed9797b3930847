package dev.pulih.service.config;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Hours;
import dev.pulih.policy.Routing.Match;
import dev.pulih.policy.Routing.Route;
import dev.pulih.policy.Routing.Severities;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of who hears of which incidents. */
final class RouteSection extends Section<Route> {

  private final Key<Severities> severity =
      key("severity", Shapes.choice(Severities.class), "any", "Of which incidents it is.");
  private final Key<List<String>> services =
      key(
          "services",
          Shapes.listOf(NameShapes.service()),
          "[]",
          "Of which services, with their namespaces; none for any.");
  private final Key<Optional<Hours>> hours =
      optional("hours", new HoursSection(), "{from: \"22:00\", to: \"07:00\"}", "At which times.");
  private final Key<List<Channel>> page =
      required(
          "page",
          Shapes.listOf(Shapes.choice(Channel.class)),
          "[pagerduty, slack]",
          "By what people are called: by the first that takes it.");
  private final Key<List<Channel>> tell =
      required(
          "tell",
          Shapes.listOf(Shapes.choice(Channel.class)),
          "[slack]",
          "By what people are kept informed: by all of them.");

  @Override
  protected Route build(Fields fields) {
    fields.check(
        !fields.get(tell).contains(Channel.PAGERDUTY),
        tell,
        "PagerDuty wakes people, and informs nobody",
        "other channels");
    return new Route(
        new Match(fields.get(severity), refs(fields), fields.get(hours)),
        fields.get(page),
        fields.get(tell));
  }

  private Set<ServiceRef> refs(Fields fields) {
    return fields.get(services).stream()
        .map(name -> name.split("/", 2))
        .map(parts -> new ServiceRef(parts[0], parts[1]))
        .collect(Collectors.toSet());
  }
}
