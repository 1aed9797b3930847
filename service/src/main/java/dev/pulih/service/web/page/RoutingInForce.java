package dev.pulih.service.web.page;

import dev.pulih.policy.Hours;
import dev.pulih.policy.Routing;
import dev.pulih.policy.Routing.Route;
import dev.pulih.service.config.Reach;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is in force of who hears of what and when, and of who is called after the first. */
final class RoutingInForce {

  private RoutingInForce() {}

  /** The last route is the one that holds where none of the file fits. */
  static Topic of(Routing routing, List<Reach> next, Map<String, String> origins) {
    Entries entries = new Entries();
    for (int i = 0; i < routing.routes().size(); i++) {
      route(entries, "routing.routes[" + i + "].", routing.routes().get(i));
    }
    entries
        .some("routing.quietHours", routing.quiet().map(RoutingInForce::text))
        .time("routing.fallBackAfter", routing.fallBackAfter())
        .number("routing.foldAbove", routing.foldAbove());
    for (int i = 0; i < next.size(); i++) {
      String prefix = "contacts[" + i + "].";
      entries.time(prefix + "after", routing.nextContacts().get(i)).secrets(origins, prefix);
      contact(entries, prefix, next.get(i));
    }
    return entries.about("topic.routing");
  }

  private static void route(Entries entries, String prefix, Route route) {
    entries.choice(prefix + "severity", route.match().severities());
    if (!route.match().services().isEmpty()) {
      entries.text(prefix + "services", route.match().services());
    }
    entries
        .some(prefix + "hours", route.match().hours().map(RoutingInForce::text))
        .text(prefix + "page", words(route.page()))
        .text(prefix + "tell", words(route.tell()));
  }

  private static String text(Hours hours) {
    return "{from: %s, to: %s, zone: %s, days: %s}"
        .formatted(hours.from(), hours.to(), hours.zone(), words(hours.days()));
  }

  private static List<String> words(Collection<? extends Enum<?>> choices) {
    return choices.stream().map(Entries::word).toList();
  }

  private static void contact(Entries entries, String prefix, Reach way) {
    entries
        .some(prefix + "slack", way.slack().map(it -> it.channels().standard()))
        .some(prefix + "email", way.email().map(it -> it.addresses().standard()));
  }
}
