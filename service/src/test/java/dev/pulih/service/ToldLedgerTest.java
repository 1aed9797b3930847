package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.simulator.memory.MemoryLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever looks at a page sees at once what somebody switched. */
class ToldLedgerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final MemoryLedger kept = new MemoryLedger();
  private final List<String> heard = new ArrayList<>();
  private final Ledger ledger =
      new ToldLedger(kept, () -> heard.add(kept.switches().hold(NOW).toString()));

  @Test
  void who_hears_of_a_switch_finds_it_kept() {
    ledger.change(SwitchChange.paused(NOW, new Pause("siti", "a move", LATER)));
    ledger.change(SwitchChange.killed(NOW, "ravi"));
    ledger.change(SwitchChange.resumed(NOW, "siti"));
    assertThat(heard).hasSize(3);
    assertThat(heard.getFirst()).contains("a move");
    assertThat(heard.get(1)).contains("ravi");
    assertThat(heard.getLast()).isEqualTo("Optional.empty");
  }

  @Test
  void a_window_of_maintenance_is_told_as_well_and_a_look_is_not() {
    Maintenance.Work work = new Maintenance.Work(Set.of(), "siti", "a move", false);
    ledger.put(new Maintenance("x", work, new Maintenance.Period(NOW, LATER)));
    assertThat(heard).hasSize(1);
    assertThat(ledger.switches().windows()).hasSize(1);
    assertThat(ledger.changes(5)).isEmpty();
    assertThat(heard).hasSize(1);
  }
}
