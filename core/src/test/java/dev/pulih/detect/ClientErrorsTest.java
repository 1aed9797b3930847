package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Rule.Check;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients see more than 5 % errors of a service that may say nothing itself. */
class ClientErrorsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ClientErrors RULE =
      new ClientErrors("client_errors", 0.05, MINUTE, Optional.of(Severity.P1));

  @ParameterizedTest(name = "clients {0}, server {1}: {2}")
  @CsvSource({
    "0.06, silent, TRUE",
    // On the bound is not over it.
    "0.05, silent, FALSE",
    // A service that answers is judged by its own word.
    "0.06, speaks, FALSE",
    "silent, silent, UNKNOWN",
    "silent, speaks, FALSE",
    // Nobody knows whether it is silent.
    "0.06, failed, UNKNOWN",
    "0.05, failed, FALSE",
  })
  void clients_are_believed_where_the_service_is_silent(
      String clients, String server, Truth truth) {
    Tick tick = Tick.dark(0);
    if (!clients.equals("silent")) {
      tick.service(Signals.CLIENT_ERROR_RATE, Double.parseDouble(clients));
    }
    assertThat(check(with(tick, server)).truth()).isEqualTo(truth);
  }

  @Test
  void it_says_what_the_clients_see_and_how_much_is_too_much() {
    assertThat(check(Tick.dark(0).service(Signals.CLIENT_ERROR_RATE, 0.4)).measured())
        .isEqualTo(
            new Measured(Signals.CLIENT_ERROR_RATE, new Entity.OfService(Tick.TXN), 0.4, 0.05));
    assertThat(check(Tick.dark(0)).measured().value()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1, Double.NaN})
  void a_bound_is_a_ratio_under_one(double above) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientErrors("c", above, MINUTE, Optional.empty()))
        .withMessage("The clients' error ratio must be 0 to under 1; got " + above + ".");
  }

  @Test
  void nothing_is_held_for_a_negative_time() {
    assertThat(new ClientErrors("c", 0, Duration.ZERO, Optional.empty()).above()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientErrors("c", 0, Duration.ofNanos(-1), Optional.empty()))
        .withMessageContaining("The hold of c");
  }

  private static Tick with(Tick tick, String server) {
    return switch (server) {
      case "speaks" -> tick.service(Signals.ERROR_RATE, 0);
      case "failed" -> tick.failed(Signals.ERROR_RATE);
      default -> tick;
    };
  }

  private static Check check(Tick tick) {
    List<Check> checks =
        RULE.check(
            new Scene(
                Tick.WATCHED, Entities.of(Tick.WATCHED), tick.readings(), Optional.empty(), true));
    assertThat(checks).hasSize(1);
    return checks.getFirst();
  }
}
