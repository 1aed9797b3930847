package dev.pulih.service;

import dev.pulih.service.web.Earlier;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured of services earlier in a play, which no Prometheus keeps. For any thread. */
final class PlayedPast implements Earlier {

  /** Six hours of ticks of 15 s. */
  static final int TICKS = 1440;

  private final Deque<Readings> kept = new ArrayDeque<>();

  /** What a tick measured; the oldest gives way. */
  synchronized void add(Readings measured) {
    kept.addLast(ofServices(measured));
    if (kept.size() > TICKS) {
      kept.removeFirst();
    }
  }

  /** Nothing is asked again, so that nothing fails. */
  private static Readings ofServices(Readings all) {
    return new Readings(
        all.at(),
        all.samples().entrySet().stream()
            .filter(it -> it.getKey().kind() == EntityKind.SERVICE)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
        Map.of());
  }

  @Override
  public synchronized List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    List<Readings> chosen = new ArrayList<>();
    Instant next = from;
    for (Readings each : kept) {
      if (!each.at().isBefore(next) && !each.at().isAfter(to)) {
        chosen.add(each);
        next = each.at().plus(step);
      }
    }
    return chosen;
  }
}
