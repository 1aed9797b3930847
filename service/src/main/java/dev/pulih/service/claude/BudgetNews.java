package dev.pulih.service.claude;

import dev.pulih.analyse.BudgetStage;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of the budget by channels that wake nobody, after the log: each stage is a message
 * of its own, sent once. No answer waits for it.
 */
public final class BudgetNews implements BudgetNotice {

  private static final Logger LOG = LoggerFactory.getLogger(BudgetNews.class);

  private static final About BUDGET =
      new About("claude-budget", new ServiceRef("pulih", "claude"), Severity.P2);

  private final List<Notifier> notifiers;
  private final BudgetNotice log = BudgetNotice.inLog();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("budget-news").factory());

  /** By these notifiers; without any, in the log alone. */
  public BudgetNews(List<Notifier> notifiers) {
    this.notifiers = List.copyOf(notifiers);
  }

  @Override
  public void reached(BudgetStage stage, String sentence) {
    log.reached(stage, sentence);
    notifiers.forEach(notifier -> later(notifier, sentence));
  }

  private void later(Notifier notifier, String sentence) {
    try {
      sender.execute(() -> send(notifier, sentence));
    } catch (RejectedExecutionException closed) {
      failed(notifier, "Pulih is stopping");
    }
  }

  private static void send(Notifier notifier, String sentence) {
    try {
      Delivery said = notifier.send(message(sentence));
      if (!(said instanceof Delivered)) {
        failed(notifier, said.toString());
      }
    } catch (RuntimeException bug) {
      failed(notifier, bug.toString());
    }
  }

  private static Notification message(String sentence) {
    return new Notification(Kind.UPDATE, BUDGET, sentence, Map.of(), Optional.empty());
  }

  private static void failed(Notifier notifier, String why) {
    LOG.warn("{} does not know of Claude's budget: {}", notifier.channel(), why);
  }

  /** Waits for what is under way, which each channel limits by its own timeout. */
  @Override
  public void close() {
    sender.close();
  }
}
