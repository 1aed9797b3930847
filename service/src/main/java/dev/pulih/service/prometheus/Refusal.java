package dev.pulih.service.prometheus;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says when it does not answer a query, and what to do about it. The codes are those
 * of the API ({@code bad_data} 400, {@code execution} 422, {@code timeout} and {@code canceled}
 * 503) and those of the proxies before it.
 *
 * @param excerpt quotes the server
 */
record Refusal(Excerpt excerpt) {

  private static final JsonMapper JSON = new JsonMapper();

  /** An answer whose status is not {@code success}. */
  String of(@Nullable String errorType, @Nullable String error) {
    return "was answered with the error \"%s\": mend what it names."
        .formatted(excerpt.of(errorType + ": " + error));
  }

  /** An HTTP status other than 200, with the beginning of its body. */
  DoubtfulAnswer of(HttpResponse<?> response, byte[] beginning) {
    String what =
        "was answered with HTTP %d%s: ".formatted(response.statusCode(), words(beginning));
    return new DoubtfulAnswer(what + advice(response));
  }

  /** An answer that is no JSON at all. */
  String notJson(HttpResponse<InputStream> response) {
    String type = response.headers().firstValue("Content-Type").orElse("no content type");
    return "was answered with %s that is not whole JSON: is this URL that of a server with the Prometheus API, and not of a login page?"
        .formatted(excerpt.of(type));
  }

  private String words(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.UTF_8);
    String words = excerpt.of(error(text));
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  private static String error(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json.isObject() ? json.path("error").asString(text) : text;
    } catch (JacksonException _) {
      return text;
    }
  }

  private String advice(HttpResponse<?> response) {
    int status = response.statusCode();
    return switch (status) {
      case 400 -> "correct the expression.";
      case 401, 403 -> "check the credentials for Prometheus and what they allow.";
      case 404, 405 -> "check the URL and its path prefix; /api/v1/query must exist below it.";
      case 413 -> "raise the server's limit of the request size.";
      case 422 -> "correct the expression, or raise the server's limit that it names.";
      case 429 -> "raise the server's rate limit for Pulih, or lower the concurrency.";
      case 503 -> "the server is overloaded or not ready; make the query cheaper if it stays so.";
      default -> other(response);
    };
  }

  private String other(HttpResponse<?> response) {
    return response.statusCode() / 100 == 3
        ? "it redirects to "
            + excerpt.of(response.headers().firstValue("Location").orElse("nowhere"))
            + "; give the final URL."
        : "look at the server and the proxies before it.";
  }
}
