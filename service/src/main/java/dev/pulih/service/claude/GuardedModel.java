package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.AuditLog.Unavailable;
import dev.pulih.analyse.Dollars;
import dev.pulih.service.claude.ClaudeSettings.Circuit;
import dev.pulih.service.claude.Model.Got;
import dev.pulih.service.claude.ModelFailure.Cost;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind a circuit of its own, so that one that was retired does not silence the other, and
 * behind the purse. After so many failures in a row it is not asked; then the next question is the
 * probe.
 */
final class GuardedModel {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedModel.class);

  private final Model model;
  private final Tariff tariff;
  private final CircuitBreaker circuit;
  private final Till till;

  /**
   * What calls are paid, counted and timed with.
   *
   * @param purse pays
   * @param meters counts
   * @param clock times
   */
  record Till(Purse purse, ClaudeMeters meters, Clock clock) {}

  GuardedModel(Model model, Tariff tariff, Circuit settings, Till till) {
    this.model = model;
    this.tariff = tariff;
    this.till = till;
    this.circuit = CircuitBreaker.of(model.name(), config(settings, till.clock()));
    till.meters().watch(circuit);
    circuit
        .getEventPublisher()
        .onStateTransition(
            event -> LOG.warn("Claude's {}: circuit {}", model.name(), event.getStateTransition()));
  }

  /** Its reply; empty if it gives none, for whatever reason. */
  <T> Optional<Reply<T>> ask(Form<T> form, Inquiry inquiry, Turn turn) {
    Intent intent = intent(form, inquiry, turn.level());
    if (!circuit.tryAcquirePermission()) {
      till.purse().spare(intent, Outcome.CIRCUIT_OPEN, "");
      till.meters().counted(model.name(), form.feature(), Outcome.CIRCUIT_OPEN);
      return Optional.empty();
    }
    return admitted(intent, inquiry, turn) ? call(form, inquiry, intent) : Optional.empty();
  }

  /**
   * Whose turn it is.
   *
   * @param level its place in the chain
   * @param cheapest whether no other model is cheaper
   */
  record Turn(int level, boolean cheapest) {}

  private Intent intent(Form<?> form, Inquiry inquiry, int level) {
    return new Intent(
        new CallId(inquiry.id(), level),
        form.feature(),
        inquiry.incident(),
        tariff.request(form, inquiry, till.clock().instant()));
  }

  /** A refusal says nothing about the model. */
  private boolean admitted(Intent intent, Inquiry inquiry, Turn turn) {
    boolean admitted = false;
    try {
      admitted = till.purse().admits(intent, inquiry.severity(), turn.cheapest());
    } finally {
      if (!admitted) {
        circuit.releasePermission();
      }
    }
    if (!admitted) {
      till.meters().counted(model.name(), intent.feature(), Outcome.REFUSED_BY_BUDGET);
    }
    return admitted;
  }

  private <T> Optional<Reply<T>> call(Form<T> form, Inquiry inquiry, Intent intent) {
    Instant began = till.clock().instant();
    try {
      Got<T> got = model.ask(form, inquiry.text());
      Duration took = Duration.between(began, till.clock().instant());
      circuit.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
      settle(intent, answered(intent, got, took));
      return Optional.of(reply(got, took));
    } catch (ModelFailure failed) {
      return failed(intent, failed, began);
    } catch (RuntimeException bug) {
      String kind = bug.getClass().getSimpleName();
      return failed(intent, ModelFailure.lost("Pulih failed (" + kind + ")"), began);
    }
  }

  private Settlement answered(Intent intent, Got<?> got, Duration took) {
    return new Settlement(
        Outcome.ANSWERED, "", tariff.bill(got.cost(), intent.request().most()), took, got.text());
  }

  private <T> Reply<T> reply(Got<T> got, Duration took) {
    return new Reply<>(
        got.value(), model.name(), tariff.bill(got.cost(), Dollars.NONE).tokens(), took);
  }

  private <T> Optional<Reply<T>> failed(Intent intent, ModelFailure failed, Instant began) {
    Duration took = Duration.between(began, till.clock().instant());
    String why = String.valueOf(failed.getMessage());
    circuit.onError(took.toNanos(), TimeUnit.NANOSECONDS, failed);
    LOG.warn("Claude's {} has no answer for incident {}: {}", model.name(), intent.incident(), why);
    Cost cost = failed.cost();
    settle(
        intent,
        new Settlement(Outcome.FAILED, why, tariff.bill(cost, intent.request().most()), took, ""));
    return Optional.empty();
  }

  /**
   * An answer in hand is worth more than its record: what is not settled stays charged its most.
   */
  private void settle(Intent intent, Settlement settlement) {
    till.meters().counted(model.name(), intent.feature(), settlement.outcome());
    try {
      till.purse().settle(intent.id(), settlement);
    } catch (Unavailable away) {
      LOG.warn("What a call to Claude cost cannot be recorded: {}", away.getMessage());
    }
  }

  private static CircuitBreakerConfig config(Circuit settings, Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(settings.failures(), settings.failures(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(100)
        .waitDurationInOpenState(settings.probe())
        .permittedNumberOfCallsInHalfOpenState(1)
        .clock(clock)
        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
        .build();
  }
}
