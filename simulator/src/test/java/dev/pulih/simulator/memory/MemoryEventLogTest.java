package dev.pulih.simulator.memory;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLogContract;

class MemoryEventLogTest extends EventLogContract {

  private final MemoryEventLog log = new MemoryEventLog();

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected EventLog reopened() {
    return log;
  }
}
