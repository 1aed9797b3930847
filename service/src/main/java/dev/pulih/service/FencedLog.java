package dev.pulih.service;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;

/**
 * An event log that ends this Pulih as soon as an append is stale: someone else writes, so what
 * this one believes of its incidents is no longer true.
 *
 * @param log the log
 * @param ending the end
 */
record FencedLog(EventLog log, Ending ending) implements WrappedLog {

  @Override
  public void append(Append append) {
    try {
      log.append(append);
    } catch (StaleAppend e) {
      ending.because(
          "Another Pulih writes to the same store, so this one stops acting: " + e.getMessage());
      throw e;
    }
  }
}
