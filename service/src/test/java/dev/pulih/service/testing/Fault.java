package dev.pulih.service.testing;

import java.time.Duration;
import java.util.Map;

/** How an endpoint fails. */
public sealed interface Fault {

  /** It answers this instead, and does nothing. */
  record Answers(Reply reply) implements Fault {}

  /** It takes the request and answers nothing until it is closed. */
  record Hangs() implements Fault {}

  /** It answers half of this body and closes the connection. */
  record Halves(Reply reply) implements Fault {}

  /** It answers this one byte at a time, each after a pause. */
  record Drips(Reply reply, Duration pause) implements Fault {}

  /** It closes the connection before it does anything. */
  record Drops() implements Fault {}

  /** It does what was asked and closes the connection before it says so. */
  record LosesTheAnswer() implements Fault {}

  /** It works: so that a later request of several fails. */
  record Works() implements Fault {}

  /** An answer with this status. */
  static Fault status(int status) {
    return new Answers(Reply.json(status, "{\"error\":\"status " + status + "\"}"));
  }

  /** 429 with Retry-After in seconds. */
  static Fault throttled(Duration retryAfter) {
    return new Answers(
        Reply.json(429, "{\"message\":\"too many\"}")
            .with(Map.of("Retry-After", Long.toString(retryAfter.toSeconds()))));
  }

  /** 429 that does not say for how long. */
  static Fault throttled() {
    return status(429);
  }
}
