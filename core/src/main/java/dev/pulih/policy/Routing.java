package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who hears of an incident, by severity and time: the first route that fits.
 *
 * @param routes the routes, the last of which fits whenever no other does
 * @param quiet when a P2 can wait; empty for never
 * @param nextContacts how long after the first contact was called the others are, while nobody has
 *     acknowledged a P1; ascending
 * @param fallBackAfter how long a channel that does not answer is waited for before people are
 *     called by another as well
 * @param foldAbove when quiet messages about more incidents than this wait for one desk, they
 *     become one
 */
public record Routing(
    List<Route> routes,
    Optional<Hours> quiet,
    List<Duration> nextContacts,
    Duration fallBackAfter,
    int foldAbove) {

  public Routing {
    routes = List.copyOf(routes);
    nextContacts = List.copyOf(nextContacts);
    if (routes.isEmpty() || !routes.getLast().match().equals(Match.any())) {
      throw new IllegalArgumentException("The last route must fit any incident.");
    }
    if (!nextContacts.stream().sorted().toList().equals(nextContacts)) {
      throw new IllegalArgumentException(
          "A later contact is called later than the one before; got " + nextContacts + ".");
    }
  }

  /** Of which incidents a route is. */
  public enum Severities {
    ANY,
    P1,
    P2;

    boolean include(boolean p1) {
      return this == ANY || (this == P1) == p1;
    }
  }

  /**
   * Which incidents a route is for.
   *
   * @param severities by severity
   * @param services of these services; empty for any
   * @param hours at these times; empty for any
   */
  public record Match(Severities severities, Set<ServiceRef> services, Optional<Hours> hours) {
    public Match {
      services = Collections.unmodifiableSet(new TreeSet<>(services));
    }

    /** Any incident. */
    public static Match any() {
      return new Match(Severities.ANY, Set.of(), Optional.empty());
    }

    boolean fits(ServiceRef service, boolean p1, Instant at) {
      return severities.include(p1)
          && (services.isEmpty() || services.contains(service))
          && hours.filter(h -> !h.hold(at)).isEmpty();
    }
  }

  /**
   * Where messages go.
   *
   * @param match for which incidents
   * @param page the channels for a call, of which the first that takes it is enough
   * @param tell the channels that are kept informed, all of them
   */
  public record Route(Match match, List<Channel> page, List<Channel> tell) {
    public Route {
      page = List.copyOf(page);
      tell = List.copyOf(tell);
      if (page.isEmpty()) {
        throw new IllegalArgumentException("A route needs a channel by which people are called.");
      }
    }
  }

  /** PagerDuty calls, and Slack if that fails; Slack is kept informed. Nothing waits. */
  public static Routing defaults() {
    List<Channel> page = List.of(Channel.PAGERDUTY, Channel.SLACK);
    Route always = new Route(Match.any(), page, List.of(Channel.SLACK));
    return new Routing(List.of(always), Optional.empty(), List.of(), Duration.ofSeconds(30), 10);
  }

  /** The route for an incident of a service, a P1 or a P2, at this time. */
  public Route route(ServiceRef service, boolean p1, Instant at) {
    return routes.stream().filter(r -> r.match().fits(service, p1, at)).findFirst().orElseThrow();
  }

  /** Until when a message about an incident can wait; empty if it cannot. */
  public Optional<Instant> quietUntil(boolean p1, Instant at) {
    return p1 ? Optional.empty() : quiet.filter(h -> h.hold(at)).map(h -> h.end(at));
  }
}
