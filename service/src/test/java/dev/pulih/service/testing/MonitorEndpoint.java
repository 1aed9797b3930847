package dev.pulih.service.testing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A monitor that takes pings at one address, as healthchecks.io does: it knows no other check. */
public final class MonitorEndpoint extends VendorEndpoint {

  private static final String PATH = "/5f0c0ffe-planted-ping-key";

  private final Semaphore answers = new Semaphore(0);
  private volatile boolean held;

  /** Where it is pinged. */
  public URI url() {
    return uri().resolve(PATH);
  }

  /** From now on it answers only as often as it is told to. */
  public void hold() {
    held = true;
  }

  /** It answers a ping that waits, or the next one. */
  public void answerOne() {
    answers.release();
  }

  /** What the pings told it. */
  public List<String> texts() {
    return received().stream().map(Received::body).toList();
  }

  @Override
  protected Reply serve(Received request) {
    if (held) {
      answers.acquireUninterruptibly();
    }
    boolean known = request.path().equals(PATH);
    return new Reply(200, Map.of(), known ? "OK" : "OK (not found)");
  }
}
