package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** Says in the header {@code Retry-After} (RFC 9110, 10.2.3) when to ask again. */
final class AskAgain {

  private AskAgain() {}

  /** The wait in whole seconds, the last begun one included, as it is told. */
  static long set(Duration wait, HttpServletResponse response) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return seconds;
  }
}
