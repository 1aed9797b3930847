package dev.pulih.service.heartbeat;

import dev.pulih.service.http.SafeAddress;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and how pings go. Without settings there are none.
 *
 * @param url the monitor's address; whoever knows it can ping in Pulih's place, so it is a secret
 * @param allowHttp whether pings may travel unencrypted
 * @param method how they are sent
 * @param headers further headers, with secrets
 * @param timeout for one ping, connecting included
 */
public record HeartbeatSettings(
    Secret url, boolean allowHttp, Method method, Map<String, Secret> headers, Duration timeout) {

  /** How a ping is sent. */
  public enum Method {
    POST,
    GET
  }

  public HeartbeatSettings {
    headers = Map.copyOf(headers);
    fault(url, allowHttp)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The heartbeat's address: " + fault + ".");
            });
  }

  /** The defaults: POST, no further headers, 10 s. */
  public static HeartbeatSettings of(Secret url) {
    return new HeartbeatSettings(url, false, Method.POST, Map.of(), Duration.ofSeconds(10));
  }

  /** Why an address cannot be used; empty if it can. The address itself is not said. */
  public static Optional<String> fault(Secret url, boolean allowHttp) {
    try {
      URI address = URI.create(url.reveal());
      return isWeb(address)
          ? SafeAddress.fault(address, allowHttp)
          : Optional.of("it is no http:// or https:// address");
    } catch (IllegalArgumentException _) {
      return Optional.of("it is no http:// or https:// address");
    }
  }

  private static boolean isWeb(URI address) {
    boolean scheme = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    return scheme && address.getHost() != null && address.getRawUserInfo() == null;
  }

  /** The address itself: only its host may be shown. */
  public URI address() {
    return URI.create(url.reveal());
  }

  /** What others echo, without what nobody may see. */
  String redact(String text) {
    return Stream.concat(Stream.of(url), headers.values().stream())
        .reduce(text, (left, secret) -> secret.redact(left), (a, _) -> a);
  }
}
