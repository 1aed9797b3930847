package dev.pulih.service;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.report.Agreement;
import dev.pulih.report.Agreement.Share;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Pulih's metrics of itself, all of them with the prefix {@code pulih_}. */
final class Meters {

  private static final Set<Class<?>> OVER = Set.of(Resolved.class, Closed.class, Passed.class);

  private final MeterRegistry registry;
  private final Timer ticks;
  private final Timer lag;
  private final AtomicLong latest = new AtomicLong();
  private final Counter skipped;
  private final Counter failed;
  private final Counter retried;
  private final Counter wentBlind;
  private final Counter pingsTaken;
  private final Counter pingsFailed;
  private final AtomicInteger blind = new AtomicInteger();

  Meters(MeterRegistry registry) {
    this.registry = registry;
    this.ticks = timer("pulih.tick.duration", "Time that a tick took");
    this.lag = timer("pulih.tick.lag", "How long after its time a tick began");
    Gauge.builder("pulih.last.tick.timestamp", latest, millis -> millis.get() / 1e3)
        .description("The latest tick that succeeded, in seconds since 1970; 0 before the first")
        .baseUnit("seconds")
        .register(registry);
    this.skipped = counter("pulih.ticks.skipped", "Ticks that would have overlapped another");
    this.failed = counter("pulih.ticks.failed", "Ticks that ended with an exception");
    this.retried = counter("pulih.effects.retried", "Effects that have to be tried again");
    this.wentBlind = counter("pulih.blindness", "How often a service became invisible");
    this.pingsTaken = pings("taken");
    this.pingsFailed = pings("failed");
    Gauge.builder("pulih.services.blind", blind, AtomicInteger::get)
        .description("Services of which nothing is known")
        .register(registry);
  }

  private Counter pings(String outcome) {
    return Counter.builder("pulih.heartbeats")
        .description("Pings to the monitor outside")
        .tag("outcome", outcome)
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
    states(Begun.class).filter(state -> !OVER.contains(state)).forEach(state -> count(book, state));
    agree(book, "anomaly", Agreement::rules);
    agree(book, "recovery", Agreement::recovery);
    agree(book, "people", Agreement::people);
  }

  private static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Meters::states)
        : Stream.of(type);
  }

  private void agree(IncidentBook book, String with, Function<Agreement, Share> of) {
    verdicts(book, with, "true", latest -> of.apply(latest).agreed());
    verdicts(book, with, "false", latest -> of.apply(latest).all() - of.apply(latest).agreed());
  }

  private void verdicts(
      IncidentBook book, String with, String agreed, ToDoubleFunction<Agreement> count) {
    Gauge.builder("pulih.verdicts", book, b -> latest(b).map(count::applyAsDouble).orElse(0.0))
        .description("Verdicts of models of the latest month that had any")
        .tag("with", with)
        .tag("agreed", agreed)
        .register(registry);
  }

  private static Optional<Agreement> latest(IncidentBook book) {
    return Agreement.byMonth(book.all(), ZoneOffset.UTC).reversed().stream().findFirst();
  }

  private void count(IncidentBook book, Class<?> state) {
    Gauge.builder("pulih.incidents", book, b -> b.live().stream().filter(state::isInstance).count())
        .description("Incidents that are not over")
        .tag("state", state.getSimpleName())
        .register(registry);
  }

  void late(Duration by) {
    lag.record(by);
  }

  /** The latest tick that succeeded. */
  void succeeded(Instant at) {
    latest.set(at.toEpochMilli());
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

  void pinged(boolean taken) {
    (taken ? pingsTaken : pingsFailed).increment();
  }

  /** Counts what goes wrong with Pulih itself. */
  void count(Troubles troubles) {
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      Gauge.builder("pulih.trouble", troubles, all -> all.on(kind) ? 1 : 0)
          .description("1 while something is wrong with Pulih itself")
          .tag("kind", kind.text())
          .register(registry);
      troubles(kind);
    }
  }

  private Counter troubles(Trouble.Kind kind) {
    return Counter.builder("pulih.troubles")
        .description("How often something began to be wrong with Pulih itself")
        .tag("kind", kind.text())
        .register(registry);
  }

  void troubled(Trouble.Kind kind) {
    troubles(kind).increment();
  }

  long failedTicks() {
    return (long) failed.count();
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
