package dev.pulih.service.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Hears of each query that was asked of Prometheus, on the thread that asked it. */
@FunctionalInterface
public interface QueryWatch {

  /** A query is over. */
  void asked(Asked query);

  /**
   * A query that is over.
   *
   * @param expression its PromQL
   * @param began when it was sent
   * @param took how long it took
   * @param failure what kind of thing went wrong, if it has no answer
   */
  record Asked(String expression, Instant began, Duration took, Optional<String> failure) {}

  /** Nobody. */
  static QueryWatch nobody() {
    return _ -> {};
  }

  /** Both of them. */
  default QueryWatch and(QueryWatch other) {
    return query -> {
      asked(query);
      other.asked(query);
    };
  }
}
