package dev.pulih.benchmarks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody whose overview is open: it hears of a tick and fetches what changed, as a page does. */
final class Onlooker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Visitor visitor;
  private final Stream<String> stream;
  private final BlockingQueue<Long> shown = new LinkedBlockingQueue<>();

  /** Opens the page; the first news comes at once. */
  Onlooker(URI url, String token) throws IOException, InterruptedException {
    this.visitor = new Visitor(url, token);
    this.stream = visitor.stream("/live");
    Thread.ofVirtual().name("onlooker").start(this::look);
    var _ = shownAt();
  }

  private void look() {
    try {
      stream.filter("event:news"::equals).forEach(_ -> fetch());
    } catch (UncheckedIOException _) {
      // The page was closed; whoever waits for news else is told that none came.
    }
  }

  private void fetch() {
    try {
      var _ = visitor.get("/parts/overview");
      shown.add(System.nanoTime());
    } catch (IOException e) {
      throw new IllegalStateException("The overview cannot be fetched.", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the next news to have been fetched; when it was, as {@link System#nanoTime()}. */
  long shownAt() throws IOException, InterruptedException {
    Long at = shown.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (at == null) {
      throw new IOException("No news was fetched within " + PATIENCE.toSeconds() + " s.");
    }
    return at;
  }

  @Override
  public void close() {
    visitor.close();
  }
}
