package dev.pulih.service.config;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Hours;
import dev.pulih.policy.Routing;
import dev.pulih.policy.Routing.Match;
import dev.pulih.policy.Routing.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A routing before it is known which channels there are.
 *
 * @param routes the user's own
 * @param quiet when a P2 can wait
 * @param fallBackAfter how long a channel is waited for
 * @param foldAbove from how many incidents on messages become one
 */
record RoutingDraft(
    List<Route> routes, Optional<Hours> quiet, Duration fallBackAfter, int foldAbove) {

  /** People are called by what wakes them first, and by a program of their own last. */
  private static final List<Channel> ORDER =
      List.of(Channel.PAGERDUTY, Channel.SLACK, Channel.EMAIL, Channel.WEBHOOK);

  /** With the usual route behind the user's own. */
  Routing over(Set<Channel> configured, List<Duration> nextContacts) {
    List<Route> all = new ArrayList<>(routes);
    all.add(usual(configured));
    return new Routing(all, quiet, nextContacts, fallBackAfter, foldAbove);
  }

  /** Where nothing is configured, a call is refused, so that the record shows it. */
  private static Route usual(Set<Channel> configured) {
    List<Channel> page = ORDER.stream().filter(configured::contains).toList();
    List<Channel> tell = page.stream().filter(RoutingDraft::informs).toList();
    return new Route(Match.any(), page.isEmpty() ? List.of(Channel.PAGERDUTY) : page, tell);
  }

  private static boolean informs(Channel channel) {
    return switch (channel) {
      case PAGERDUTY, EMAIL -> false;
      case SLACK, WEBHOOK -> true;
    };
  }

  /** A channel of a route that is not configured; empty if there is none. */
  Optional<Channel> missing(int route, Set<Channel> configured) {
    return Stream.concat(routes.get(route).page().stream(), routes.get(route).tell().stream())
        .filter(channel -> !configured.contains(channel))
        .findFirst();
  }
}
