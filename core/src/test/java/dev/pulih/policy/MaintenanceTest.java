package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Maintenance.Period;
import dev.pulih.policy.Maintenance.Work;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What windows hold and silence. */
class MaintenanceTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final ServiceRef PAY = new ServiceRef("bos", "pay");

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }

  private static Maintenance window(long from, long until, boolean silent, ServiceRef... services) {
    Work work = new Work(Set.of(services), "siti", "new database", silent);
    return new Maintenance("m-1", work, new Period(at(from), at(until)));
  }

  private static Switches with(Maintenance... windows) {
    return new Switches(Optional.empty(), Optional.empty(), List.of(windows));
  }

  @Test
  void it_holds_actions_on_its_services_from_its_first_instant_until_before_its_last() {
    Switches switches = with(window(10, 20, false, TXN));
    assertThat(switches.hold(TXN, at(9))).isEmpty();
    assertThat(switches.hold(TXN, at(10)))
        .contains(
            new Hold(
                Reason.MAINTENANCE,
                "maintenance m-1 by siti until 2026-03-01T00:00:20Z: new database"));
    assertThat(switches.hold(TXN, at(20))).isEmpty();
    assertThat(switches.hold(PAY, at(15))).isEmpty();
    assertThat(switches.hold(at(15))).isEmpty();
    assertThat(with(window(10, 20, false)).hold(PAY, at(15))).isPresent();
  }

  @Test
  void only_a_silent_window_silences_and_only_while_it_is_on() {
    assertThat(with(window(10, 20, false, TXN)).silentUntil(List.of(TXN), at(15))).isEmpty();
    Switches silent = with(window(10, 20, true, TXN));
    assertThat(silent.silentUntil(List.of(TXN), at(15))).contains(at(20));
    assertThat(silent.silentUntil(List.of(TXN), at(20))).isEmpty();
    assertThat(silent.silentUntil(List.of(PAY), at(15))).isEmpty();
  }

  @Test
  void of_windows_that_overlap_the_last_end_counts() {
    Switches two = with(window(10, 20, true, TXN), window(15, 30, true), window(16, 90, false));
    assertThat(two.silentUntil(List.of(TXN), at(16))).contains(at(30));
    assertThat(two.silentUntil(List.of(TXN), at(12))).contains(at(20));
  }

  @Test
  void what_is_about_several_services_is_silent_only_while_all_of_them_are() {
    Switches switches = with(window(10, 20, true, TXN), window(10, 30, true, PAY));
    assertThat(switches.silentUntil(List.of(TXN, PAY), at(15))).contains(at(20));
    assertThat(switches.silentUntil(List.of(TXN, PAY), at(25))).isEmpty();
  }

  @Test
  void what_waited_while_a_silent_window_was_on_is_known_by_it_afterwards() {
    Switches switches = with(window(10, 20, true, TXN));
    assertThat(switches.silenced(List.of(TXN), at(12), at(25))).isPresent();
    assertThat(switches.silenced(List.of(TXN), at(5), at(25))).isPresent();
    assertThat(switches.silenced(List.of(TXN), at(20), at(25))).isEmpty();
    assertThat(switches.silenced(List.of(TXN), at(5), at(9))).isEmpty();
    assertThat(with(window(20, 12, true, TXN)).silenced(List.of(TXN), at(5), at(25))).isEmpty();
    assertThat(with(window(10, 20, false, TXN)).silenced(List.of(TXN), at(12), at(25))).isEmpty();
  }
}
