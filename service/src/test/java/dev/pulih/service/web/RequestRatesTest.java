package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.access.Allowance;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

  private long nanos;
  private final RequestRates rates = new RequestRates(new Allowance(2, 1), meter());

  private TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos;
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  private void ask(String caller, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(rates.wait(caller)).isEmpty();
    }
  }

  @Test
  void ten_seconds_worth_may_be_asked_at_once_and_then_as_much_as_a_second_gives() {
    ask("siti", 2 * RequestRates.SECONDS);
    assertThat(rates.wait("siti")).hasValue(Duration.ofMillis(500));
    nanos += Duration.ofMillis(500).toNanos();
    ask("siti", 1);
    assertThat(rates.wait("siti")).isPresent();
    nanos += Duration.ofHours(1).toNanos();
    ask("siti", 2 * RequestRates.SECONDS);
    assertThat(rates.wait("siti")).isPresent();
  }

  @Test
  void whoever_shares_a_token_has_so_much_and_all_of_them_ten_times_as_much() {
    for (int i = 0; i < Counted.TOGETHER; i++) {
      String caller = "people by ops\nsiti " + i;
      ask(caller, 2 * RequestRates.SECONDS);
      assertThat(rates.wait(caller)).isPresent();
    }
    assertThat(rates.wait("people by ops\nravi")).hasValue(Duration.ofMillis(50));
    ask("people by dev\nravi", 1);
    ask("as ravi (OpenID)", 1);
  }

  @Test
  void what_one_asks_is_not_counted_to_another() {
    ask("siti", 2 * RequestRates.SECONDS);
    ask("ravi", 2 * RequestRates.SECONDS);
  }

  /** Who asks through ten thousand names is not stopped by this. */
  @Test
  void what_it_remembers_is_bounded_and_whoever_asked_longest_ago_is_forgotten() {
    ask("siti", 2 * RequestRates.SECONDS);
    ask("ravi", 2 * RequestRates.SECONDS);
    for (int i = 0; i < RequestRates.CALLERS - 1; i++) {
      ask("caller " + i, 1);
      assertThat(rates.wait("ravi")).isPresent();
    }
    ask("siti", 2 * RequestRates.SECONDS);
  }
}
