package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.MaintenanceDesk.Outcome;
import dev.pulih.flow.MaintenanceDesk.Said;
import dev.pulih.flow.MaintenanceDesk.Wish;
import dev.pulih.policy.Maintenance;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Windows that people plan at second 1,000. */
class MaintenanceDeskTest {
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final ServiceRef PAY = new ServiceRef("bos", "pay");
  private static final ServiceRef OTHER = new ServiceRef("toll", "pay");
  private static final long MONTH = 30 * 24 * 3_600;

  private final FakeLedger ledger = new FakeLedger();
  private final MaintenanceDesk desk = new MaintenanceDesk(ledger, List.of(TXN, PAY, OTHER));

  private Outcome start(Optional<Instant> from, long until, String... services) {
    Said said = new Said("siti", "new database");
    return desk.start(new Wish(List.of(services), from, at(until), said, true), at(1_000));
  }

  private Maintenance window(long until, String... services) {
    return ((Outcome.Stands) start(Optional.empty(), until, services)).window();
  }

  private static String refused(Outcome outcome) {
    Outcome.Refused refused = (Outcome.Refused) outcome;
    return refused.what() + " " + refused.next();
  }

  @Test
  void a_window_is_for_one_service_for_several_or_for_all() {
    Maintenance several = window(2_000, "txn", "toll/pay");
    assertThat(several.covers(TXN)).isTrue();
    assertThat(several.covers(OTHER)).isTrue();
    assertThat(several.covers(PAY)).isFalse();
    assertThat(window(2_000, "all").covers(PAY)).isTrue();
    assertThat(ledger.switches().windows()).hasSize(2);
  }

  @Test
  void a_service_that_nobody_watches_or_that_could_be_two_is_refused_with_those_there_are() {
    assertThat(refused(start(Optional.empty(), 2_000, "tnx")))
        .contains("No service \"tnx\" is watched", "bos/pay, bos/txn, toll/pay");
    assertThat(refused(start(Optional.empty(), 2_000, "pay"))).contains("several services");
    assertThat(refused(start(Optional.empty(), 2_000))).contains("needs its services");
    assertThat(ledger.switches().windows()).isEmpty();
  }

  @Test
  void it_lies_in_the_future_and_is_thirty_days_long_at_most() {
    assertThat(refused(start(Optional.of(at(999)), 2_000, "txn"))).contains("begins in the past");
    assertThat(refused(start(Optional.empty(), 1_000, "txn"))).contains("before it begins");
    assertThat(refused(start(Optional.of(at(1_500)), 1_500, "txn"))).contains("before it begins");
    assertThat(refused(start(Optional.empty(), 1_001 + MONTH, "txn"))).contains("30 days");
    assertThat(start(Optional.empty(), 1_000 + MONTH, "txn")).isInstanceOf(Outcome.Stands.class);
  }

  @Test
  void it_needs_a_reason() {
    Wish wish = new Wish(List.of("txn"), Optional.empty(), at(2_000), new Said("siti", " "), false);
    assertThat(refused(desk.start(wish, at(1_000)))).contains("needs a reason");
  }

  @Test
  void it_ends_early_and_that_is_written_down() {
    Maintenance window = window(2_000, "txn");
    Outcome.Stands ended = (Outcome.Stands) desk.end(window.id(), "amir", at(1_500));
    assertThat(ended.window().period().holds(at(1_499))).isTrue();
    assertThat(ended.window().period().holds(at(1_500))).isFalse();
    assertThat(ended.window().work().why()).isEqualTo("new database (ended by amir)");
    assertThat(desk.windows(at(1_500))).isEmpty();
    assertThat(refused(desk.end(window.id(), "amir", at(1_501)))).contains("is on or to come");
  }

  @Test
  void one_that_has_not_begun_is_called_off() {
    Outcome.Stands later = (Outcome.Stands) start(Optional.of(at(1_800)), 2_000, "txn");
    assertThat(desk.windows(at(1_000))).hasSize(1);
    desk.end(later.window().id(), "amir", at(1_100));
    assertThat(desk.windows(at(1_100))).isEmpty();
    assertThat(ledger.switches().hold(TXN, at(1_900))).isEmpty();
  }

  @Test
  void what_is_over_or_was_called_off_can_be_looked_up_the_latest_first() {
    Maintenance first = window(2_000, "txn");
    Maintenance second = ((Outcome.Stands) start(Optional.of(at(3_000)), 4_000, "txn")).window();
    assertThat(desk.past(at(1_999), 9)).isEmpty();
    desk.end(second.id(), "amir", at(2_500));
    assertThat(desk.past(at(2_500), 9))
        .extracting(Maintenance::id)
        .containsExactly(second.id(), first.id());
    assertThat(desk.past(at(2_500), 1)).hasSize(1);
  }

  @Test
  void each_of_two_in_one_second_has_its_id() {
    assertThat(window(2_000, "txn").id()).isNotEqualTo(window(2_000, "txn").id());
  }
}
