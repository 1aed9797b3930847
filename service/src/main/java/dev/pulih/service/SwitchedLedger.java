package dev.pulih.service;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Switches;
import dev.pulih.policy.WrappedLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A ledger with further kill switches, which are asked each time. What they say is theirs: it is
 * neither written down nor lifted by whoever resumes.
 *
 * @param ledger what is kept
 * @param others who throws a switch elsewhere, if somebody does
 */
record SwitchedLedger(Ledger ledger, List<Supplier<Optional<String>>> others)
    implements WrappedLedger {

  SwitchedLedger {
    others = List.copyOf(others);
  }

  @Override
  public Switches switches() {
    Switches kept = ledger.switches();
    return new Switches(kept.pause(), kept.kill().or(this::elsewhere), kept.windows());
  }

  private Optional<String> elsewhere() {
    return others.stream().flatMap(thrown -> thrown.get().stream()).findFirst();
  }
}
