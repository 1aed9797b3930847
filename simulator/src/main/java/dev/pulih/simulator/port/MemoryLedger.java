package dev.pulih.simulator.port;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Switches;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counters and switches in memory, for worlds that nobody kills. */
public final class MemoryLedger implements Ledger {
  private final Map<List<String>, RestartSeen> restarts = new LinkedHashMap<>();
  private Switches switches = Switches.none();

  @Override
  public synchronized void record(RestartSeen restart) {
    restarts.putIfAbsent(
        List.of(restart.workload().toString(), restart.unit(), restart.mark()), restart);
  }

  @Override
  public synchronized List<RestartSeen> restartsSince(Instant from) {
    return restarts.values().stream()
        .filter(restart -> !restart.at().isBefore(from))
        .sorted(Comparator.comparing(RestartSeen::at))
        .toList();
  }

  @Override
  public synchronized Switches switches() {
    return switches;
  }

  @Override
  public synchronized void set(Switches next) {
    switches = next;
  }
}
