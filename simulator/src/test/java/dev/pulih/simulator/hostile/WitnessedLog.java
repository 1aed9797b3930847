package dev.pulih.simulator.hostile;

import dev.pulih.recover.EventLog;
import java.util.List;

/** A log that shows the witness what was committed, whatever becomes of the answer. */
record WitnessedLog(EventLog log, Witness witness) implements EventLog {

  @Override
  public void append(Append append) {
    log.append(append);
    witness.recorded(append);
  }

  @Override
  public List<Recorded> load() {
    return log.load();
  }

  @Override
  public List<Recorded> events(String incident) {
    return log.events(incident);
  }

  @Override
  public List<Queued> queued() {
    return log.queued();
  }
}
