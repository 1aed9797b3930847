package dev.pulih.service;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Switches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A ledger with further kill switches, which are asked each time. What they say is theirs: it is
 * neither written down nor lifted by whoever resumes.
 *
 * @param own what is kept
 * @param others who throws a switch elsewhere, if somebody does
 */
record SwitchedLedger(Ledger own, List<Supplier<Optional<String>>> others) implements Ledger {

  SwitchedLedger {
    others = List.copyOf(others);
  }

  @Override
  public Switches switches() {
    Switches kept = own.switches();
    return new Switches(kept.pause(), kept.kill().or(this::elsewhere), kept.windows());
  }

  private Optional<String> elsewhere() {
    return others.stream().flatMap(thrown -> thrown.get().stream()).findFirst();
  }

  @Override
  public void set(Switches switches) {
    Optional<String> elsewhere = elsewhere();
    Optional<String> kill = switches.kill().filter(by -> !elsewhere.equals(Optional.of(by)));
    own.set(new Switches(switches.pause(), kill));
  }

  @Override
  public void record(RestartSeen restart) {
    own.record(restart);
  }

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    return own.restartsSince(from);
  }

  @Override
  public void put(Maintenance window) {
    own.put(window);
  }
}
