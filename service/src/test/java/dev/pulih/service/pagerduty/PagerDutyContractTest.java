package dev.pulih.service.pagerduty;

import dev.pulih.notify.Notifier;
import dev.pulih.notify.NotifierContract;
import dev.pulih.service.testing.PagerDutyEndpoint;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class PagerDutyContractTest extends NotifierContract {

  private final PagerDutyEndpoint endpoint = new PagerDutyEndpoint();

  @Override
  protected Notifier notifier() {
    return new PagerDutyNotifier(PagerDutyNotifierTest.settings(endpoint), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }
}
