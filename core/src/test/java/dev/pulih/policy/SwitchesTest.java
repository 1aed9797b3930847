package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Switches.Pause;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people switched, and what it holds. */
class SwitchesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Optional<Pause> PAUSE =
      Optional.of(new Pause("siti", "release night", NOON));

  @Test
  void nothing_is_switched_at_first() {
    assertThat(Switches.none().hold(NOON)).isEmpty();
  }

  @Test
  void a_pause_holds_until_its_end_and_says_who_until_when_and_why() {
    Switches paused = new Switches(PAUSE, Optional.empty());
    assertThat(paused.hold(NOON.minusMillis(1)))
        .contains(
            new Hold(Reason.PAUSED, "paused by siti until 2026-03-01T12:00:00Z: release night"));
    assertThat(paused.hold(NOON)).isEmpty();
  }

  @Test
  void a_kill_switch_outlasts_a_pause() {
    Switches both = new Switches(PAUSE, Optional.of("amir"));
    assertThat(both.hold(NOON.minusMillis(1)))
        .contains(new Hold(Reason.KILL_SWITCH, "switched off by amir"));
    assertThat(both.hold(NOON)).isPresent();
  }

  @Test
  void a_hold_reads_as_its_reason_and_its_detail() {
    assertThat(new Hold(Reason.PAUSED, "by siti")).hasToString("PAUSED: by siti");
  }
}
