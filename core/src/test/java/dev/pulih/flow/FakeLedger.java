package dev.pulih.flow;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger in memory. */
final class FakeLedger implements Ledger {

  private final List<RestartSeen> restarts = new ArrayList<>();
  private final Map<String, Maintenance> windows = new LinkedHashMap<>();
  private final List<SwitchChange> changes = new ArrayList<>();
  private Switches switches = Switches.none();
  private int asked;

  /** How often it was asked for restarts. */
  int asked() {
    return asked;
  }

  @Override
  public void record(RestartSeen restart) {
    if (restarts.stream().noneMatch(known -> same(known, restart))) {
      restarts.add(restart);
    }
  }

  private static boolean same(RestartSeen a, RestartSeen b) {
    return a.workload().equals(b.workload())
        && a.unit().equals(b.unit())
        && a.mark().equals(b.mark());
  }

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    asked++;
    return restarts.stream()
        .filter(r -> !r.at().isBefore(from))
        .sorted(Comparator.comparing(RestartSeen::at))
        .toList();
  }

  @Override
  public Switches switches() {
    return new Switches(switches.pause(), switches.kill(), List.copyOf(windows.values()));
  }

  @Override
  public void change(SwitchChange change) {
    switches = change.after(switches);
    changes.addFirst(change);
  }

  @Override
  public List<SwitchChange> changes(int most) {
    return changes.stream().limit(most).toList();
  }

  @Override
  public void put(Maintenance window) {
    windows.put(window.id(), window);
  }
}
