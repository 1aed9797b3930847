package dev.pulih.service;

import java.util.concurrent.CompletableFuture;

/** Why a running Pulih may not go on, once there is such a reason: the first one counts. */
final class Ending {

  private final CompletableFuture<String> reason = new CompletableFuture<>();

  /** Nothing may be decided or done from now on. */
  void because(String sentence) {
    reason.complete(sentence);
  }

  boolean reached() {
    return reason.isDone();
  }

  /** Waits for it. */
  String await() {
    return reason.join();
  }
}
