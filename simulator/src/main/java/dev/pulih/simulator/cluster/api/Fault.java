package dev.pulih.simulator.cluster.api;

import java.time.Duration;
import java.util.Map;

/** One way in which an API server can fail a caller. */
public sealed interface Fault {

  /**
   * It refuses with a code: 401, 403, 404, 409, 422, 429, 500 or 503; nothing is changed.
   *
   * @param retryAfter sent as Retry-After with 429 and 503, rounded down to seconds
   */
  record Refuse(int code, Duration retryAfter) implements Fault {

    /** A refusal that asks for one second of patience where it asks for any. */
    public Refuse(int code) {
      this(code, Duration.ofSeconds(1));
    }
  }

  /**
   * Something before it answers instead, such as a proxy or a login page; nothing is changed.
   *
   * @param headers among them its Content-Type
   */
  record Say(int code, Map<String, String> headers, String body) implements Fault {

    /** With a content type and no other header. */
    public Say(int code, String contentType, String body) {
      this(code, Map.of("Content-Type", contentType), body);
    }
  }

  /** It answers correctly, but only after a (real) time. */
  record Hang(Duration time) implements Fault {}

  /** The connection breaks before anything is changed. */
  record CloseBefore() implements Fault {}

  /** The connection breaks after the change was made: its acknowledgement is lost. */
  record CloseAfter() implements Fault {}
}
