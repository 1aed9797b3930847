package dev.pulih.service.trace;

import dev.pulih.service.http.SafeAddress;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where traces go. Without settings there are none.
 *
 * @param otlp the collector's address for OTLP over HTTP, without the path {@code /v1/traces}
 * @param allowHttp whether they may travel unencrypted
 * @param headers further headers, with secrets
 * @param timeout for one request
 */
public record TracingSettings(
    URI otlp, boolean allowHttp, Map<String, Secret> headers, Duration timeout) {

  public TracingSettings {
    headers = Map.copyOf(headers);
    SafeAddress.fault(otlp, allowHttp)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The collector " + otlp + ": " + fault + ".");
            });
  }

  /** The defaults: no further headers, 10 s. */
  public static TracingSettings of(URI otlp) {
    return new TracingSettings(otlp, false, Map.of(), Duration.ofSeconds(10));
  }

  String endpoint() {
    return otlp.toString().replaceFirst("/$", "") + "/v1/traces";
  }
}
