package dev.pulih.service.slack;

import dev.pulih.notify.Notifier;
import dev.pulih.notify.NotifierContract;
import dev.pulih.service.testing.SlackEndpoint;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class SlackContractTest extends NotifierContract {

  private final SlackEndpoint endpoint = new SlackEndpoint();

  @Override
  protected Notifier notifier() {
    return new SlackNotifier(SlackNotifierTest.settings(endpoint), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }
}
