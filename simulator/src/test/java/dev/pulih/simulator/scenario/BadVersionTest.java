package dev.pulih.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.simulator.world.ServiceProfile;
import org.junit.jupiter.api.Test;

class BadVersionTest {
  private static final String TXN = "txn-service";

  private final Played bad = Played.of(Scenarios.badVersion());

  @Test
  void more_than_a_fifth_of_the_requests_fail() {
    bad.until(400);
    assertThat(bad.value(Signals.ERROR_RATE, TXN)).isCloseTo(0.25, within(0.01));
  }

  @Test
  void a_restart_of_the_bad_version_does_not_help() {
    bad.until(400).restart("txn-service-v2");
    bad.until(780);
    assertThat(bad.value(Signals.ERROR_RATE, TXN)).isGreaterThan(0.2);
  }

  @Test
  void a_shift_to_the_good_version_helps() {
    bad.until(400).shiftAllTo("v1", TXN);
    bad.until(480);
    assertThat(bad.value(Signals.ERROR_RATE.over(Span.RECENT), TXN)).isLessThan(0.001);
    assertThat(bad.value(Signals.P99_LATENCY.over(Span.RECENT), TXN)).isLessThan(0.4);
  }

  @Test
  void the_good_version_can_carry_the_load_with_a_fifth_to_spare() {
    bad.until(400);
    ServiceProfile txn = bad.simulation().world().traffic(TXN).service();
    double load = bad.value(Signals.REQUEST_RATE, TXN);
    assertThat(txn.versions().getFirst().replicas() * txn.load().podCapacity())
        .isGreaterThan(1.2 * load);
  }
}
