package dev.pulih.benchmarks.pages;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Somebody whose overview is open: it hears of a tick and fetches what changed, as a page does. */
final class Onlooker implements AutoCloseable {

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
    stream.filter("event:news"::equals).forEach(_ -> fetch());
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
  long shownAt() throws InterruptedException {
    return shown.take();
  }

  @Override
  public void close() {
    visitor.close();
  }
}
