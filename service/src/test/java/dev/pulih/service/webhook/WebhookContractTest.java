package dev.pulih.service.webhook;

import dev.pulih.notify.Notifier;
import dev.pulih.notify.NotifierContract;
import dev.pulih.service.testing.WebhookEndpoint;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class WebhookContractTest extends NotifierContract {

  private static final Clock CLOCK = WebhookNotifierTest.CLOCK;

  private final WebhookEndpoint endpoint = new WebhookEndpoint(CLOCK.instant());

  @Override
  protected Notifier notifier() {
    return new WebhookNotifier(WebhookNotifierTest.settings(endpoint), CLOCK);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }
}
