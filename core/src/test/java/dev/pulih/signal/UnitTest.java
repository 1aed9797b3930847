package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitTest {

  @Test
  void every_signal_that_ships_has_a_unit_of_its_own() {
    assertThat(
            Stream.of(Signals.shipped(), Signals.optional(), Signals.ofPages())
                .flatMap(List::stream))
        .isNotEmpty()
        .allMatch(Unit::knows);
  }

  @Test
  void a_signal_of_a_configuration_counts() {
    Signal own = new Signal("checkout_failures", EntityKind.SERVICE, Span.NONE);
    assertThat(Unit.of(own)).isEqualTo(Unit.COUNT);
    assertThat(Unit.of(Signals.P99_LATENCY.over(Span.RECENT))).isEqualTo(Unit.SECONDS);
    assertThat(Unit.of(Signals.POD_LATENCY)).isEqualTo(Unit.SECONDS);
  }
}
