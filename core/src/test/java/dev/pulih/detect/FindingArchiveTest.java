package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.detect.FindingArchive.Spell;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingArchiveTest {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  private static Logged logged(int tick, String rule, int since) {
    return new Logged(
        at(tick),
        TXN,
        rule,
        "s",
        "e",
        Optional.empty(),
        Optional.empty(),
        at(since),
        Optional.empty());
  }

  private static Instant at(int tick) {
    return T0.plusSeconds(15L * tick);
  }

  @Test
  void a_spell_is_one_however_many_ticks_it_stood_for() {
    List<Logged> all = new ArrayList<>();
    for (int tick = 1; tick < 50; tick++) {
      all.add(logged(tick, "error_rate_p1", 1));
    }
    all.add(logged(50, "error_rate_p1", 50));
    all.add(logged(50, "a_rule", 50));
    FindingArchive archive = (_, _, _, _) -> all;
    assertThat(archive.spells(TXN, T0, at(60), 9))
        .containsExactly(
            new Spell("error_rate_p1", at(1)),
            new Spell("a_rule", at(50)),
            new Spell("error_rate_p1", at(50)));
    assertThat(archive.spells(TXN, T0, at(60), 2)).hasSize(2);
  }
}
