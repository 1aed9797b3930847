package dev.pulih.service.email;

import dev.pulih.notify.Notifier;
import dev.pulih.notify.NotifierContract;
import dev.pulih.service.testing.MailEndpoint;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class EmailContractTest extends NotifierContract {

  private final MailEndpoint endpoint = new MailEndpoint(MailEndpoint.Manner.open());

  @Override
  protected Notifier notifier() {
    return new EmailNotifier(EmailNotifierTest.inTheOpen(endpoint), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }
}
