package dev.pulih.service;

import dev.pulih.flow.MaintenanceDesk.Outcome;
import dev.pulih.flow.MaintenanceDesk.Said;
import dev.pulih.flow.MaintenanceDesk.Wish;
import dev.pulih.policy.Maintenance;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.slack.Orders.Window;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Lengths;
import dev.pulih.service.web.Person;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans and ends the windows of maintenance that people in Slack and on the pages order.
 *
 * @param room where windows are kept
 */
record WindowOrders(ControlRoom room) {

  private static final Logger LOG = LoggerFactory.getLogger(WindowOrders.class);

  Result start(Window window, String by) {
    return Lengths.parse(window.length())
        .map(length -> start(window, length, by))
        .orElseGet(() -> new Result.Nothing(noLength(window.length())));
  }

  static String noLength(String text) {
    return "\"" + text + "\" is no length of time; write it like 30m, 2h or 1h30m.";
  }

  private Result start(Window window, Duration length, String by) {
    Instant now = room.clock().instant();
    return window.from().isBlank()
        ? start(window, Optional.empty(), now.plus(length), by)
        : Beginning.of(window.from(), now)
            .map(from -> start(window, Optional.of(from), from.plus(length), by))
            .orElseGet(() -> new Result.Nothing(Beginning.none(window.from())));
  }

  private Result start(Window window, Optional<Instant> from, Instant until, String by) {
    Instant now = room.clock().instant();
    Wish wish =
        new Wish(
            List.of(window.services().split(",")),
            from,
            until.truncatedTo(ChronoUnit.SECONDS),
            new Said(by, Person.reason(window.reason())),
            window.silent());
    return result(room.maintenance().start(wish, now), by, it -> begun(it, from));
  }

  private static String begun(Maintenance window, Optional<Instant> from) {
    return "Window %s%s until %s: no actions for %s; %s."
        .formatted(
            window.id(),
            from.map(" from %s"::formatted).orElse(""),
            window.period().until(),
            services(window),
            window.work().silent() ? "nobody is called or told before its end" : "alarms go on");
  }

  private static String services(Maintenance window) {
    return window.work().services().isEmpty()
        ? "any service"
        : window.work().services().stream()
            .map(ServiceRef::toString)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  Result end(String id, String by) {
    Outcome outcome = room.maintenance().end(id, by, room.clock().instant());
    return result(outcome, by, window -> "Window " + window.id() + " is over.");
  }

  private static Result result(Outcome outcome, String by, Function<Maintenance, String> words) {
    return switch (outcome) {
      case Outcome.Refused(String what, String next) -> new Result.Nothing(what + " " + next);
      case Outcome.Stands(Maintenance window) -> {
        LOG.warn("Ordered by {}: {}", by, words.apply(window));
        yield new Result.Done(words.apply(window));
      }
    };
  }

  /** The windows that are on or to come, a line each. */
  String list() {
    List<Maintenance> windows = room.maintenance().windows(room.clock().instant());
    return windows.isEmpty()
        ? "No window of maintenance is on or to come."
        : windows.stream().map(WindowOrders::line).collect(Collectors.joining("\n"));
  }

  private static String line(Maintenance window) {
    return "Window %s from %s until %s for %s, by %s: %s"
        .formatted(
            window.id(),
            window.period().from(),
            window.period().until(),
            services(window) + (window.work().silent() ? " (silent)" : ""),
            window.work().by(),
            window.work().why());
  }
}
