package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.RestartSeen;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
  private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
  private static final WorkloadRef TXN = WorkloadRef.deployment("bos", "txn-service-v1");

  private final MemoryLedger ledger = new MemoryLedger();

  @Test
  void a_restart_that_is_seen_twice_counts_once_at_its_first_time() {
    RestartSeen first = new RestartSeen(TXN, "pod-a", "1", AT);
    ledger.record(first);
    ledger.record(new RestartSeen(TXN, "pod-a", "1", AT.plusSeconds(15)));
    assertThat(ledger.restartsSince(AT)).containsExactly(first);
  }

  @Test
  void restarts_before_the_asked_time_are_left_out() {
    ledger.record(new RestartSeen(TXN, "pod-a", "1", AT));
    assertThat(ledger.restartsSince(AT.plusMillis(1))).isEmpty();
  }
}
