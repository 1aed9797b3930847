package dev.pulih.service.testing;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param method the HTTP method
 * @param path the path
 * @param headers the first value of each header, by lower-case name
 * @param body the body
 */
public record Received(String method, String path, Map<String, String> headers, String body) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
