package dev.pulih.simulator.port;

import dev.pulih.notify.Notifier;
import dev.pulih.notify.NotifierContract;
import dev.pulih.policy.Channel;

class RecordingNotifierContractTest extends NotifierContract {

  private final Notifier notifier = new RecordingNotifier(Channel.SLACK);

  @Override
  protected Notifier notifier() {
    return notifier;
  }
}
