package dev.pulih.service.webhook;

import dev.pulih.service.http.SafeAddress;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.util.Map;

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

  private static void refuse(URI address, boolean allowHttp) {
    SafeAddress.fault(address, allowHttp)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The webhook " + address + ": " + fault + ".");
            });
  }

  URI of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }
}
