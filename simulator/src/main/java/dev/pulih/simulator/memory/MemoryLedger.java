package dev.pulih.simulator.memory;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger in memory. */
public final class MemoryLedger implements Ledger {

  private final Map<Key, RestartSeen> restarts = new LinkedHashMap<>();
  private final Map<String, Maintenance> windows = new LinkedHashMap<>();
  private final List<SwitchChange> changes = new ArrayList<>();
  private Switches switches = Switches.none();

  /** What makes two sightings the same restart. */
  private record Key(WorkloadRef workload, String unit, String mark) {}

  @Override
  public synchronized void record(RestartSeen restart) {
    restarts.putIfAbsent(new Key(restart.workload(), restart.unit(), restart.mark()), restart);
  }

  @Override
  public synchronized List<RestartSeen> restartsSince(Instant from) {
    return restarts.values().stream()
        .filter(r -> !r.at().isBefore(from))
        .sorted(Comparator.comparing(RestartSeen::at))
        .toList();
  }

  @Override
  public synchronized Switches switches() {
    return new Switches(switches.pause(), switches.kill(), List.copyOf(windows.values()));
  }

  @Override
  public synchronized void change(SwitchChange change) {
    switches = change.after(switches);
    changes.addFirst(change);
  }

  @Override
  public synchronized List<SwitchChange> changes(int most) {
    return changes.stream().limit(most).toList();
  }

  @Override
  public synchronized void put(Maintenance window) {
    windows.put(window.id(), window);
  }
}
