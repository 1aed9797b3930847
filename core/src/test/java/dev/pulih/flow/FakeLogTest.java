package dev.pulih.flow;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLogContract;

class FakeLogTest extends EventLogContract {

  private final FakeLog log = new FakeLog();

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected EventLog reopened() {
    return log;
  }
}
