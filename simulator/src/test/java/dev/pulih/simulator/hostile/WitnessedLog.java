package dev.pulih.simulator.hostile;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;

/** A log that shows the witness what was committed, whatever becomes of the answer. */
record WitnessedLog(EventLog log, Witness witness) implements WrappedLog {

  @Override
  public void append(Append append) {
    log.append(append);
    witness.recorded(append);
  }
}
