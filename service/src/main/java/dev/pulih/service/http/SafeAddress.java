package dev.pulih.service.http;

import java.net.URI;
import java.util.Optional;

/** Addresses of other machines that may be sent to: encrypted, unless somebody says otherwise. */
public final class SafeAddress {

  private SafeAddress() {}

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
}
