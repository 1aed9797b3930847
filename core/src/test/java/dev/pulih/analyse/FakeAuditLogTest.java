package dev.pulih.analyse;

class FakeAuditLogTest extends AuditLogContract {

  private final FakeAuditLog log = new FakeAuditLog();

  @Override
  protected AuditLog log() {
    return log;
  }

  @Override
  protected AuditLog reopened() {
    return log;
  }
}
