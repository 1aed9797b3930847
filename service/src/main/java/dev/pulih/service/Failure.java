package dev.pulih.service;

import dev.pulih.recover.Unanswered;
import dev.pulih.service.store.StoreFailure;
import org.slf4j.Logger;

/** How an exception is logged: what a person can mend as a sentence, a bug with its trace. */
final class Failure {

  private Failure() {}

  static void log(Logger log, String what, RuntimeException e) {
    if (e instanceof StoreFailure || e instanceof Unanswered) {
      log.error("{}: {}", what, e.getMessage());
    } else {
      log.error("{}.", what, e);
    }
  }
}
