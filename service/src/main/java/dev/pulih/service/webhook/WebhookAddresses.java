package dev.pulih.service.webhook;

import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Which address hears of which service.
 *
 * @param standard the address of services that have none of their own
 * @param own addresses by service
 * @param allowHttp whether messages may travel unencrypted
 */
public record WebhookAddresses(URI standard, Map<ServiceRef, URI> own, boolean allowHttp) {

  public WebhookAddresses {
    own = Map.copyOf(own);
    refuse(standard, allowHttp);
    for (URI address : own.values()) {
      refuse(address, allowHttp);
    }
  }

  /** Why an address cannot be used; empty if it can. */
  public static Optional<String> fault(URI address, boolean allowHttp) {
    if (address.getRawFragment() != null) {
      return Optional.of("it has a fragment (#), which is never sent");
    }
    boolean safe = "https".equals(address.getScheme()) || isLoopback(address) || allowHttp;
    return safe ? Optional.empty() : Optional.of("it would be sent unencrypted to another machine");
  }

  /** By its name alone: whatever a resolver says may change. */
  private static boolean isLoopback(URI address) {
    return address.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  private static void refuse(URI address, boolean allowHttp) {
    fault(address, allowHttp)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The webhook " + address + ": " + fault + ".");
            });
  }

  URI of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }
}
