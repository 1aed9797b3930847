package dev.pulih.service.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * What an endpoint answers.
 *
 * @param status the HTTP status
 * @param headers headers by name
 * @param body the body
 */
public record Reply(int status, Map<String, String> headers, String body) {

  /** A JSON answer. */
  public static Reply json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), body);
  }

  Reply with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, body);
  }
}
