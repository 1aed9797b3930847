package dev.pulih.service;

import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** What was measured earlier in a play, which no Prometheus keeps. For any thread. */
final class PlayedPast implements Earlier {

  /** Six hours of ticks of 15 s. */
  static final int TICKS = 1440;

  private final Deque<PlayedTick> kept = new ArrayDeque<>();

  /**
   * What a tick measured; the oldest gives way.
   *
   * @param measured what the tick read
   * @param latencies the P99s of pods, which no tick reads
   * @param running what ran then, which tells whose a pod is
   */
  synchronized void add(Readings measured, Readings latencies, Inventory running) {
    kept.addLast(PlayedTick.of(measured, latencies, running));
    if (kept.size() > TICKS) {
      kept.removeFirst();
    }
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return chosen(from, to, step, PlayedTick::services);
  }

  @Override
  public Earlier only(ServiceRef service) {
    return (_, from, to, step) -> chosen(from, to, step, tick -> tick.of(service));
  }

  private synchronized List<Readings> chosen(
      Instant from, Instant to, Duration step, Function<PlayedTick, Readings> part) {
    List<Readings> chosen = new ArrayList<>();
    Instant next = from;
    for (PlayedTick each : kept) {
      if (!each.at().isBefore(next) && !each.at().isAfter(to)) {
        chosen.add(part.apply(each));
        next = each.at().plus(step);
      }
    }
    return chosen;
  }
}
