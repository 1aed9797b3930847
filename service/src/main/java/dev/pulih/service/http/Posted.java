package dev.pulih.service.http;

import java.util.Map;
import java.util.Optional;

/**
 * The answer to something that was posted.
 *
 * @param status its HTTP status
 * @param headers its headers by lower-case name
 * @param body as much of its body as was read
 */
public record Posted(int status, Map<String, String> headers, String body) {

  public Posted {
    headers = Map.copyOf(headers);
  }

  /** What it says about when to come back. */
  public Optional<String> retryAfter() {
    return Optional.ofNullable(headers.get("retry-after"));
  }
}
