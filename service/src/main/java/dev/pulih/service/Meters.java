package dev.pulih.service;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.policy.Watched;
import dev.pulih.service.meter.DeliveryMeters;
import dev.pulih.service.meter.EffectMeters;
import dev.pulih.service.meter.IncidentMeters;
import dev.pulih.service.meter.Instruments;
import dev.pulih.service.meter.QueryMeters;
import dev.pulih.service.meter.RetentionMeters;
import dev.pulih.service.meter.StepMeters;
import dev.pulih.service.meter.StoreMeters;
import dev.pulih.service.meter.TickMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pulih's metrics of itself, all of them with the prefix {@code pulih_}. */
final class Meters {

  private final Instruments make;
  private final TickMeters ticks;
  private final StepMeters steps;
  private final EffectMeters effects;
  private final DeliveryMeters deliveries;
  private final StoreMeters store;
  private final QueryMeters queries;
  private final RetentionMeters retention;
  private final Counter pingsTaken;
  private final Counter pingsFailed;
  private final Map<Trouble.Kind, Counter> troubles = new EnumMap<>(Trouble.Kind.class);

  Meters(MeterRegistry registry) {
    this.make = new Instruments(registry);
    this.ticks = new TickMeters(make);
    this.steps = new StepMeters(make);
    this.effects = new EffectMeters(make);
    this.deliveries = new DeliveryMeters(make);
    this.store = new StoreMeters(make);
    this.queries = new QueryMeters(make);
    this.retention = new RetentionMeters(make);
    this.pingsTaken = pings("taken");
    this.pingsFailed = pings("failed");
    make.gauge("pulih.build.info", "1, with the version", () -> 1, "version", Version.text());
  }

  Instruments make() {
    return make;
  }

  TickMeters ticks() {
    return ticks;
  }

  StepMeters steps() {
    return steps;
  }

  EffectMeters effects() {
    return effects;
  }

  DeliveryMeters deliveries() {
    return deliveries;
  }

  StoreMeters store() {
    return store;
  }

  QueryMeters queries() {
    return queries;
  }

  RetentionMeters retention() {
    return retention;
  }

  private Counter pings(String outcome) {
    return make.counter("pulih.heartbeats", "Pings to the monitor outside", "outcome", outcome);
  }

  void pinged(boolean taken) {
    (taken ? pingsTaken : pingsFailed).increment();
  }

  /** Shows whether it leads. */
  void lead(Leadership leadership) {
    make.gauge(
        "pulih.leader",
        "1 if this Pulih leads and acts, 0 if it is a standby",
        () -> leadership.standing() instanceof Leader ? 1 : 0);
  }

  /** Shows where the incidents stand. */
  void count(IncidentBook book) {
    IncidentMeters.of(book, make);
  }

  /** Shows how far Pulih may go for each service. */
  void modes(List<Watched> watched) {
    watched.forEach(
        one ->
            make.gauge(
                "pulih.service.mode",
                "1, with how far Pulih may go for a service",
                () -> 1,
                "namespace",
                one.service().namespace(),
                "service",
                one.service().name(),
                "mode",
                Instruments.label(one.mode())));
  }

  /** Shows what goes wrong with Pulih itself. */
  void count(Troubles all) {
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      make.gauge(
          "pulih.trouble",
          "1 while something is wrong with Pulih itself",
          () -> all.on(kind) ? 1 : 0,
          "kind",
          kind.text());
      troubles.put(
          kind,
          make.counter(
              "pulih.troubles",
              "How often something began to be wrong with Pulih itself",
              "kind",
              kind.text()));
    }
  }

  void troubled(Trouble.Kind kind) {
    Objects.requireNonNull(troubles.get(kind)).increment();
  }
}
