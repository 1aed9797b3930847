package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends what Slack sends, signed as Slack signs (<a
 * href="https://docs.slack.dev/authentication/verifying-requests-from-slack/">verifying
 * requests</a>).
 *
 * @param secret the signing secret
 */
public record SlackSender(String secret) {

  /** The headers that sign a body. */
  public Map<String, String> signature(Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    String signature = "v0=" + hmac("v0:" + timestamp + ":" + body);
    return Map.of("X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signature);
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form with these headers. */
  public static HttpResponse<String> send(URI to, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return sent(request, headers);
  }

  /** Asks with these headers. */
  public static HttpResponse<String> get(URI from, Map<String, String> headers) {
    return sent(HttpRequest.newBuilder(from), headers);
  }

  private static HttpResponse<String> sent(
      HttpRequest.Builder request, Map<String, String> headers) {
    headers.forEach(request::header);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
