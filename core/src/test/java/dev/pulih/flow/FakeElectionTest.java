package dev.pulih.flow;

import java.time.Duration;

class FakeElectionTest extends ElectionContract {

  private final FakeElection.Office office = new FakeElection.Office(LEASE);

  @Override
  protected Election candidate(String name) {
    return new FakeElection(office, name);
  }

  @Override
  protected void passes(Duration time) {
    office.passes(time);
  }

  @Override
  protected long latest() {
    return office.epoch();
  }
}
