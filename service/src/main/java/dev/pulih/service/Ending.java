package dev.pulih.service;

import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Standby;
import java.util.concurrent.CompletableFuture;

/**
 * Why a running Pulih may not go on, once there is such a reason: the first one counts. That it
 * leads no more is one.
 */
final class Ending {

  private final Leadership leadership;
  private final CompletableFuture<String> reason = new CompletableFuture<>();

  /** One of a Pulih that acts only while it leads. */
  Ending(Leadership leadership) {
    this.leadership = leadership;
  }

  /** Nothing may be decided or done from now on. */
  void because(String sentence) {
    reason.complete(sentence);
  }

  /** Asked before everything that is decided or done. */
  boolean reached() {
    if (leadership.standing() instanceof Standby standby) {
      overthrown(standby);
    }
    return reason.isDone();
  }

  /** It does not lead any more. */
  void overthrown(Standby standby) {
    because(
        standby.holder().isEmpty()
            ? "This Pulih could not renew its lease in time, so it stops acting before another leads; start it again as a standby."
            : standby.holder()
                + " leads now, so this Pulih stops acting; start it again as a standby.");
  }

  /** Waits for it. */
  String await() {
    return reason.join();
  }
}
