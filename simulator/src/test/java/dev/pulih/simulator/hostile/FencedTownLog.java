package dev.pulih.simulator.hostile;

import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;
import java.util.function.LongSupplier;

/** A log that takes appends of the latest term alone, as the database does. */
record FencedTownLog(EventLog log, Leadership leadership, LongSupplier latest)
    implements WrappedLog {

  @Override
  public void append(Append append) {
    if (!(leadership.standing() instanceof Leader(long epoch)) || epoch != latest.getAsLong()) {
      throw new StaleAppend("another term has begun");
    }
    log.append(append);
  }
}
