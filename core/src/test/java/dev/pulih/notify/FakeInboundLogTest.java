package dev.pulih.notify;

class FakeInboundLogTest extends InboundLogContract {

  private final InboundLog log = new FakeInboundLog();

  @Override
  protected InboundLog log() {
    return log;
  }

  @Override
  protected InboundLog reopened() {
    return log;
  }
}
