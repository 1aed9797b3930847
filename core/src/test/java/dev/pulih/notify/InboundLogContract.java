package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.InboundLog.Entry;
import dev.pulih.notify.InboundLog.Outcome;
import dev.pulih.policy.Channel;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every inbound log does. */
public abstract class InboundLogContract {

  /** To the nanosecond, since order depends on it. */
  protected static final Instant T0 = Instant.parse("2026-11-23T04:00:00.123456789Z");

  protected abstract InboundLog log();

  /** The same log after a restart; a log in memory is its own. */
  protected abstract InboundLog reopened();

  @Test
  void what_was_written_is_read_again_after_a_restart_word_for_word() {
    Entry entry =
        new Entry(
            T0,
            Channel.SLACK,
            "slack:U0AISYAH (Aisyah 'ö' 승인 \0)",
            "approve bos.txn-service.toxn1u",
            Outcome.REFUSED,
            "not in the list");
    log().record(entry);
    assertThat(reopened().latest(1)).containsExactly(entry);
  }

  @Test
  void the_newest_come_first_and_no_more_than_wanted() {
    IntStream.of(2, 0, 3, 1).forEach(second -> log().record(at(second)));
    assertThat(log().latest(3)).containsExactly(at(3), at(2), at(1));
  }

  @Test
  void the_same_may_happen_twice_at_once() {
    log().record(at(0));
    log().record(at(0));
    assertThat(log().latest(10)).containsExactly(at(0), at(0));
  }

  @Test
  void every_outcome_is_kept() {
    for (Outcome outcome : Outcome.values()) {
      log().record(new Entry(T0, Channel.SLACK, "", "", outcome, ""));
    }
    assertThat(log().latest(10))
        .extracting(Entry::outcome)
        .containsExactlyInAnyOrder(Outcome.values());
  }

  private static Entry at(int second) {
    return new Entry(T0.plusSeconds(second), Channel.SLACK, "a", "b", Outcome.DONE, "c");
  }
}
