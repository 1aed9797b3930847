package dev.pulih.service.config;

import dev.pulih.policy.Hours;
import dev.pulih.policy.Routing.Route;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys of who hears of what, and when. */
final class RoutingSection extends Section<RoutingDraft> {

  private final Key<List<Route>> routes =
      key(
          "routes",
          Shapes.listOf(new RouteSection()),
          "[]",
          "The first that fits is taken. Where none does, PagerDuty, Slack, e-mail and webhook call, in this order, as far as they are configured; Slack and the webhook are kept informed.");
  private final Key<Optional<Hours>> quietHours =
      optional(
          "quietHours",
          new HoursSection(),
          "{from: \"22:00\", to: \"07:00\"}",
          "Messages about a P2 wait until they are over; nothing else does.");
  private final Key<Duration> fallBackAfter =
      key(
          "fallBackAfter",
          Shapes.duration(),
          "30s",
          "How long a channel that does not answer is waited for before the next calls as well.");
  private final Key<Integer> foldAbove =
      key(
          "foldAbove",
          Shapes.count(1, 1_000),
          "10",
          "Quiet messages about more incidents than this become one where they wait for a channel.");

  @Override
  protected RoutingDraft build(Fields fields) {
    return new RoutingDraft(
        fields.get(routes),
        fields.get(quietHours),
        fields.get(fallBackAfter),
        fields.get(foldAbove));
  }
}
