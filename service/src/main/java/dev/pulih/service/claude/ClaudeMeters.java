package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Feature;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.math.BigDecimal;
import java.util.function.Supplier;

/** What is measured of the calls: it may be bound to a registry later. */
final class ClaudeMeters implements AutoCloseable {

  private final CompositeMeterRegistry registry = new CompositeMeterRegistry();

  void bindTo(MeterRegistry other) {
    registry.add(other);
  }

  void counted(String model, Feature feature, Outcome outcome) {
    calls(model, feature, outcome).increment();
  }

  private Counter calls(String model, Feature feature, Outcome outcome) {
    return Counter.builder("pulih.claude.calls")
        .description("Questions to models, and what became of them")
        .tag("model", model)
        .tag("feature", feature.name())
        .tag("outcome", outcome.name())
        .register(registry);
  }

  void watch(CircuitBreaker circuit) {
    for (Feature feature : Feature.values()) {
      for (Outcome outcome : Outcome.values()) {
        var _ = calls(circuit.getName(), feature, outcome);
      }
    }
    Gauge.builder("pulih.claude.circuit.open", circuit, c -> isOpen(c) ? 1 : 0)
        .description("1 while a model is not asked because it failed too often")
        .tag("model", circuit.getName())
        .register(registry);
  }

  private static boolean isOpen(CircuitBreaker circuit) {
    return circuit.getState() == CircuitBreaker.State.OPEN;
  }

  void watch(Purse purse) {
    dollars("amount", "What may be spent in a month, in US dollars", purse.budget()::monthly);
    dollars("spent", "What is spent in this month, in US dollars", purse::spent);
    dollars(
        "left",
        "What is left in this month, in US dollars",
        () -> purse.budget().monthly().less(purse.spent()));
  }

  private void dollars(String name, String description, Supplier<Dollars> amount) {
    Gauge.builder("pulih.claude.budget." + name, () -> shown(amount.get()))
        .description(description)
        .baseUnit("dollars")
        .register(registry);
  }

  /** A gauge is a double; nothing is reckoned with it. */
  private static Number shown(Dollars amount) {
    return BigDecimal.valueOf(amount.micros(), 6);
  }

  @Override
  public void close() {
    registry.close();
  }
}
