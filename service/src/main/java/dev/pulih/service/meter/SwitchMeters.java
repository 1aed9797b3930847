package dev.pulih.service.meter;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Switches;
import dev.pulih.policy.WrappedLedger;
import java.time.InstantSource;
import java.util.stream.Stream;

/** A ledger whose switches are shown as they were last seen: nobody waits for the store. */
public final class SwitchMeters implements WrappedLedger {

  private final Ledger ledger;
  private final InstantSource clock;
  private volatile Switches seen = Switches.none();

  /** Over a ledger; the clock tells what has ended meanwhile. */
  public SwitchMeters(Ledger ledger, InstantSource clock, Instruments make) {
    this.ledger = ledger;
    this.clock = clock;
    make.gauge(
        "pulih.kill.switch",
        "1 while the kill switch is on; a standby reads it only when asked",
        () -> flag(killed()));
    make.gauge("pulih.paused", "1 while a person paused all actions", () -> flag(paused()));
    make.gauge(
        "pulih.maintenance.windows", "Maintenance windows that are on", () -> windows().count());
    make.gauge(
        "pulih.maintenance.windows.silent",
        "Maintenance windows that are on, and hold messages back",
        () -> windows().filter(w -> w.work().silent()).count());
  }

  private static int flag(boolean on) {
    return on ? 1 : 0;
  }

  private boolean killed() {
    return seen.kill().isPresent();
  }

  private boolean paused() {
    return seen.pause().filter(p -> clock.instant().isBefore(p.until())).isPresent();
  }

  private Stream<Maintenance> windows() {
    return seen.windows().stream().filter(w -> w.period().holds(clock.instant()));
  }

  @Override
  public Switches switches() {
    seen = ledger.switches();
    return seen;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
