package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every ledger must do. */
public abstract class LedgerContract {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final WorkloadRef TXN = WorkloadRef.deployment("bos", "txn-service");

  /** The ledger under test, empty. */
  protected abstract Ledger ledger();

  /** The same ledger, opened anew. */
  protected abstract Ledger reopened();

  private static RestartSeen restart(String unit, String mark, long second) {
    return new RestartSeen(TXN, unit, mark, T0.plusSeconds(second));
  }

  @Test
  void a_restart_is_remembered_once_however_often_it_is_seen() {
    ledger().record(restart("pod-1", "1", 10));
    ledger().record(restart("pod-1", "1", 20));
    assertThat(reopened().restartsSince(T0)).containsExactly(restart("pod-1", "1", 10));
  }

  @Test
  void only_restarts_since_the_instant_are_given_oldest_first() {
    ledger().record(restart("pod-1", "2", 30));
    ledger().record(restart("pod-1", "1", 10));
    ledger().record(restart(RestartSeen.ROLLOUT, "abc", 20));
    assertThat(reopened().restartsSince(T0.plusSeconds(20)))
        .containsExactly(restart(RestartSeen.ROLLOUT, "abc", 20), restart("pod-1", "2", 30));
  }

  @Test
  void nothing_is_switched_at_first() {
    assertThat(ledger().switches()).isEqualTo(Switches.none());
  }

  @Test
  void what_people_switched_survives() {
    Switches.Pause pause = new Switches.Pause("siti", "release night", T0.plusSeconds(60));
    ledger().change(SwitchChange.paused(T0, pause));
    ledger().change(SwitchChange.killed(T0.plusSeconds(1), "adam"));
    assertThat(reopened().switches())
        .isEqualTo(new Switches(Optional.of(pause), Optional.of("adam")));
  }

  @Test
  void who_changed_what_stays_on_record_after_it_was_changed_again() {
    Switches.Pause pause = new Switches.Pause("siti", "release \"night\"", T0.plusSeconds(60));
    List<SwitchChange> changes =
        List.of(
            SwitchChange.paused(T0, pause),
            SwitchChange.killed(T0.plusNanos(1), "adam"),
            SwitchChange.resumed(T0.plusSeconds(2), "amir"));
    changes.forEach(ledger()::change);
    assertThat(reopened().changes(9)).isEqualTo(changes.reversed());
    assertThat(ledger().changes(1)).containsExactly(changes.getLast());
    assertThat(ledger().switches()).isEqualTo(Switches.none());
  }

  private static Maintenance window(String id, long until, boolean silent, ServiceRef... services) {
    return new Maintenance(
        id,
        new Maintenance.Work(Set.of(services), "siti", "new database", silent),
        new Maintenance.Period(T0.plusNanos(1), T0.plusSeconds(until)));
  }

  @Test
  void windows_of_maintenance_survive_with_all_that_is_said_of_them() {
    Maintenance all = window("m-1", 60, true);
    Maintenance two =
        window("m-2", 30, false, new ServiceRef("bos", "txn"), new ServiceRef("toll", "txn"));
    ledger().put(all);
    ledger().put(two);
    assertThat(reopened().switches().windows()).containsExactlyInAnyOrder(all, two);
  }

  @Test
  void a_window_is_changed_by_its_id() {
    ledger().put(window("m-1", 60, true));
    Maintenance ended = window("m-1", 60, true).ended("amir", T0.plusSeconds(5));
    ledger().put(ended);
    assertThat(reopened().switches().windows()).containsExactly(ended);
  }

  @Test
  void what_is_switched_leaves_the_windows_as_they_are() {
    Maintenance window = window("m-1", 60, false);
    ledger().put(window);
    ledger().change(SwitchChange.resumed(T0, "siti"));
    assertThat(reopened().switches().windows()).containsExactly(window);
  }
}
