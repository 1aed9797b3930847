package dev.pulih.backtest;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.EventLog;
import java.time.Instant;
import java.util.List;

/** A log and a ledger that keep nothing: of the past nothing is sent, and nobody switched. */
final class Unrecorded implements EventLog, Ledger {

  @Override
  public void append(Append append) {}

  @Override
  public List<Recorded> load() {
    return List.of();
  }

  @Override
  public List<Recorded> events(String incident) {
    return List.of();
  }

  @Override
  public List<Queued> queued() {
    return List.of();
  }

  @Override
  public void record(RestartSeen restart) {}

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    return List.of();
  }

  @Override
  public Switches switches() {
    return Switches.none();
  }

  @Override
  public void change(SwitchChange change) {}

  @Override
  public List<SwitchChange> changes(int most) {
    return List.of();
  }

  @Override
  public void put(Maintenance window) {}
}
