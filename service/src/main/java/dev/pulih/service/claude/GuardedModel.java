package dev.pulih.service.claude;

import dev.pulih.service.claude.ClaudeSettings.Circuit;
import dev.pulih.service.claude.Model.Reply;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind a circuit of its own, so that one that was retired does not silence the other.
 * After so many failures in a row it is not asked; then the next question is the probe.
 */
final class GuardedModel {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedModel.class);

  private final Model model;
  private final CircuitBreaker circuit;

  GuardedModel(Model model, Circuit settings, Clock clock) {
    this.model = model;
    this.circuit = CircuitBreaker.of(model.name(), config(settings, clock));
    circuit
        .getEventPublisher()
        .onStateTransition(
            event -> LOG.warn("Claude's {}: circuit {}", model.name(), event.getStateTransition()));
  }

  /** Its reply; empty if it gives none, for whatever reason. */
  Optional<Reply> ask(String question, String incident) {
    try {
      return Optional.of(circuit.executeCallable(() -> model.ask(question)));
    } catch (CallNotPermittedException open) {
      return Optional.empty();
    } catch (Exception failed) {
      LOG.warn(
          "Claude's {} has no verdict on incident {}: {}", model.name(), incident, why(failed));
      return Optional.empty();
    }
  }

  /** What is not ours may quote the prompt, so only its kind is told. */
  private static String why(Exception failed) {
    return failed instanceof ModelFailure
        ? String.valueOf(failed.getMessage())
        : failed.getClass().getSimpleName();
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
