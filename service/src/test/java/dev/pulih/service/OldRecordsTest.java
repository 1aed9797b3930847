package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Decision;
import dev.pulih.service.cluster.Mark;
import dev.pulih.simulator.memory.MemoryLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OldRecordsTest {

  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final Mark RESTART =
      new Mark("Deployment bos/txn-v1", new Decision("bos.txn-service.a", AT));
  private static final Mark SHIFT =
      new Mark("VirtualService bos/txn", new Decision("bos.txn-service.b", AT));

  private final MemoryLedger ledger = new MemoryLedger();
  private final Set<Decision> known = new HashSet<>();
  private final List<String> told = new ArrayList<>();
  private boolean away;
  private final OldRecords old =
      new OldRecords(
          this::marks, new OldRecords.Known(known::contains, known::add), ledger, () -> AT);

  private List<Mark> marks() {
    if (away) {
      throw new IllegalStateException("the cluster is away");
    }
    return List.of(RESTART, SHIFT);
  }

  private void compare(OldRecords compared) {
    compared.begin(told::add);
    compared.look();
  }

  @Test
  void a_change_that_the_records_do_not_know_throws_the_kill_switch_and_is_told() {
    known.add(RESTART.decision());
    compare(old);
    assertThat(ledger.switches().kill().orElseThrow())
        .isEqualTo(
            "Pulih, whose records are older than its changes of VirtualService bos/txn (incident"
                + " bos.txn-service.b, decided at 2026-03-01T00:00:00Z)");
    assertThat(told).singleElement().asString().contains(SHIFT.toString(), "./pulih resume");
    assertThat(told.getFirst()).doesNotContain(RESTART.object());
    assertThat(ledger.changes(9))
        .containsExactly(SwitchChange.killed(AT, ledger.switches().kill().orElseThrow()));
  }

  @Test
  void what_the_records_know_throws_nothing() {
    known.addAll(List.of(RESTART.decision(), SHIFT.decision()));
    compare(old);
    assertThat(ledger.switches()).isEqualTo(Switches.none());
    assertThat(told).isEmpty();
    assertThat(old.get()).isEmpty();
  }

  @Test
  void what_a_person_was_told_of_once_is_told_no_more() {
    compare(old);
    ledger.change(SwitchChange.resumed(AT, "aisyah"));
    compare(
        new OldRecords(
            this::marks, new OldRecords.Known(known::contains, known::add), ledger, () -> AT));
    assertThat(ledger.switches().kill()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void a_switch_that_a_person_threw_and_a_pause_stay_theirs() {
    Pause pause = new Pause("aisyah", "work", AT);
    ledger.change(SwitchChange.paused(AT, pause));
    ledger.change(SwitchChange.killed(AT, "aisyah"));
    compare(old);
    assertThat(ledger.switches().kill()).contains("aisyah");
    assertThat(ledger.switches().pause()).contains(pause);
    assertThat(ledger.changes(9)).hasSize(2);
    assertThat(told).hasSize(1);
  }

  @Test
  void nothing_acts_until_the_cluster_was_compared() {
    away = true;
    known.addAll(List.of(RESTART.decision(), SHIFT.decision()));
    old.begin(told::add);
    assertThat(old.get().orElseThrow()).contains("until it has compared its records");
    old.look();
    assertThat(old.get()).isPresent();
    away = false;
    old.look();
    assertThat(old.get()).isEmpty();
  }

  /** Another leads, and what it does is in the records in time. */
  @Test
  void a_standby_compares_nothing() {
    old.look();
    assertThat(old.get()).isEmpty();
    assertThat(ledger.switches().kill()).isEmpty();
  }
}
