package dev.pulih.service;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Resolved;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Pulih's metrics of itself, all of them with the prefix {@code pulih_}. */
final class Meters {

  private final MeterRegistry registry;
  private final Timer ticks;
  private final Counter skipped;
  private final Counter failed;
  private final Counter retried;
  private final Counter wentBlind;
  private final AtomicInteger blind = new AtomicInteger();

  Meters(MeterRegistry registry) {
    this.registry = registry;
    this.ticks = timer("pulih.tick.duration", "Time that a tick took");
    this.skipped = counter("pulih.ticks.skipped", "Ticks that would have overlapped another");
    this.failed = counter("pulih.ticks.failed", "Ticks that ended with an exception");
    this.retried = counter("pulih.effects.retried", "Effects that have to be tried again");
    this.wentBlind = counter("pulih.blindness", "How often a service became invisible");
    Gauge.builder("pulih.services.blind", blind, AtomicInteger::get)
        .description("Services of which nothing is known")
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name).description(description).register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Counts the live incidents by their states. */
  void count(IncidentBook book) {
    Arrays.stream(Begun.class.getPermittedSubclasses())
        .filter(state -> state != Resolved.class && state != Closed.class)
        .forEach(state -> count(book, state));
  }

  private void count(IncidentBook book, Class<?> state) {
    Gauge.builder("pulih.incidents", book, b -> b.live().stream().filter(state::isInstance).count())
        .description("Incidents that are not over")
        .tag("state", state.getSimpleName())
        .register(registry);
  }

  void ticked(Duration took) {
    ticks.record(took);
  }

  void skipped() {
    skipped.increment();
  }

  void failed() {
    failed.increment();
  }

  void retried() {
    retried.increment();
  }

  void wentBlind() {
    wentBlind.increment();
  }

  void blind(int services) {
    blind.set(services);
  }

  long ticks() {
    return ticks.count();
  }

  long skippedTicks() {
    return (long) skipped.count();
  }
}
