package dev.pulih.simulator.cluster.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A subscription to the changes of one type, in one namespace or in all; closed by its owner. */
public final class Watch implements AutoCloseable {

  private final ResourceType type;
  private final String namespace;
  private final Consumer<Watch> onClose;
  private final BlockingQueue<WatchEvent> queue = new LinkedBlockingQueue<>();

  Watch(ResourceType type, String namespace, Consumer<Watch> onClose) {
    this.type = type;
    this.namespace = namespace;
    this.onClose = onClose;
  }

  /** The next change, or nothing if none came within the (real) time given. */
  public Optional<WatchEvent> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  void offer(WatchEvent event) {
    if (event.key().type().equals(type) && sees(event.key().namespace())) {
      queue.add(event);
    }
  }

  private boolean sees(String place) {
    return namespace.isEmpty() || namespace.equals(place);
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
