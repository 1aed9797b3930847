package dev.pulih.service.news;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people something that belongs to no incident, by channels that wake nobody: each sentence
 * is a message of its own, sent once. Nobody waits for it.
 */
public final class News implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(News.class);

  private final List<Notifier> notifiers;
  private final About about;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pulih-news").factory());

  /** By these notifiers, about this. */
  public News(List<Notifier> notifiers, About about) {
    this.notifiers = List.copyOf(notifiers);
    this.about = about;
  }

  /** Tells it, soon. */
  public void tell(String sentence) {
    notifiers.forEach(notifier -> later(notifier, sentence));
  }

  private void later(Notifier notifier, String sentence) {
    try {
      sender.execute(() -> send(notifier, sentence));
    } catch (RejectedExecutionException closed) {
      failed(notifier, "Pulih is stopping");
    }
  }

  private void send(Notifier notifier, String sentence) {
    try {
      Delivery said = notifier.send(message(sentence));
      if (!(said instanceof Delivered)) {
        failed(notifier, said.toString());
      }
    } catch (RuntimeException bug) {
      failed(notifier, bug.toString());
    }
  }

  private Notification message(String sentence) {
    return new Notification(Kind.UPDATE, about, sentence, Map.of(), Optional.empty());
  }

  private void failed(Notifier notifier, String why) {
    LOG.warn("{} does not hear news of {}: {}", notifier.channel(), about.incident(), why);
  }

  /** Waits for what is under way, which each channel limits by its own timeout. */
  @Override
  public void close() {
    sender.close();
  }
}
