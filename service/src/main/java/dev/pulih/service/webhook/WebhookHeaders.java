package dev.pulih.service.webhook;

import dev.pulih.service.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Headers that a webhook's receiver wants beside Pulih's own.
 *
 * @param open those that anybody may see
 * @param secret those that nobody may
 */
public record WebhookHeaders(Map<String, String> open, Map<String, Secret> secret) {

  /** What Pulih or the HTTP client sets. */
  private static final Set<String> TAKEN =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "http2-settings",
          "pulih-signature",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  public WebhookHeaders {
    open = Map.copyOf(open);
    secret = Map.copyOf(secret);
    List<String> names =
        Stream.concat(open.keySet().stream(), secret.keySet().stream())
            .map(WebhookHeaders::low)
            .toList();
    names.forEach(WebhookHeaders::refuse);
    if (Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException("A header of the webhook is written twice; keep one.");
    }
  }

  /** No headers. */
  public static WebhookHeaders none() {
    return new WebhookHeaders(Map.of(), Map.of());
  }

  Map<String, String> all() {
    Map<String, String> all = new HashMap<>(open);
    secret.forEach((name, value) -> all.put(name, value.reveal()));
    return all;
  }

  private static void refuse(String name) {
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "The header " + name + " of the webhook is set by Pulih itself; leave it away.");
    }
  }

  private static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
