package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.simulator.memory.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill switches beside the one that Pulih keeps. */
class KillSwitchesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Pause PAUSE = new Pause("siti", "a move", NOW.plusSeconds(60));

  private final MemoryLedger kept = new MemoryLedger();
  private Optional<String> elsewhere = Optional.empty();
  private final Ledger ledger = new SwitchedLedger(kept, List.of(Optional::empty, () -> elsewhere));

  @TempDir Path dataDir;

  @Test
  void a_switch_elsewhere_holds_everything_while_it_is_thrown() {
    elsewhere = Optional.of("the file x");
    assertThat(ledger.switches().hold(NOW).orElseThrow().reason()).isEqualTo(Reason.KILL_SWITCH);
    elsewhere = Optional.empty();
    assertThat(ledger.switches().hold(NOW)).isEmpty();
  }

  @Test
  void whoever_pauses_or_resumes_does_not_write_a_switch_down_that_is_elsewhere() {
    elsewhere = Optional.of("the file x");
    ledger.change(SwitchChange.paused(NOW, PAUSE));
    assertThat(kept.switches()).isEqualTo(new Switches(Optional.of(PAUSE), Optional.empty()));
    ledger.change(SwitchChange.resumed(NOW, "siti"));
    assertThat(ledger.switches().kill()).isEqualTo(elsewhere);
    assertThat(kept.switches()).isEqualTo(Switches.none());
  }

  @Test
  void a_switch_that_is_kept_stays_beside_one_elsewhere() {
    ledger.change(SwitchChange.killed(NOW, "amir"));
    elsewhere = Optional.of("the file x");
    assertThat(ledger.switches().kill()).contains("amir");
  }

  @Test
  void no_file_throws_nothing_and_one_says_why_in_its_first_line() throws IOException {
    KillFile file = KillFile.in(dataDir);
    assertThat(file.get()).isEmpty();
    Files.writeString(dataDir.resolve("kill"), " a strange week \nand more");
    assertThat(file.get()).contains("the file " + dataDir.resolve("kill") + ": a strange week");
    Files.writeString(dataDir.resolve("kill"), "");
    assertThat(file.get()).contains("the file " + dataDir.resolve("kill"));
    Files.delete(dataDir.resolve("kill"));
    assertThat(file.get()).isEmpty();
  }

  @Test
  void what_is_there_and_cannot_be_read_throws_it_too() throws IOException {
    Files.createDirectory(dataDir.resolve("kill"));
    assertThat(KillFile.in(dataDir).get().orElseThrow()).contains("which cannot be read");
  }
}
