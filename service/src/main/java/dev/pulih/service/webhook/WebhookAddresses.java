package dev.pulih.service.webhook;

import dev.pulih.service.http.AddressRule;
import dev.pulih.service.http.SafeAddress;
import dev.pulih.signal.ServiceRef;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which address hears of which service.
 *
 * @param standard the address of services that have none of their own
 * @param own addresses by service
 * @param permission what else is allowed
 */
public record WebhookAddresses(URI standard, Map<ServiceRef, URI> own, Permission permission) {

  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

  /**
   * What is refused unless somebody allows it.
   *
   * @param http whether messages may travel unencrypted
   * @param inside whether they may go to this machine and to private networks
   */
  public record Permission(boolean http, boolean inside) {

    /** Nothing else: encrypted, over the internet. */
    public static Permission none() {
      return new Permission(false, false);
    }
  }

  public WebhookAddresses {
    own = Map.copyOf(own);
    refuse(standard, permission);
    for (URI address : own.values()) {
      refuse(address, permission);
    }
  }

  /** Why an address cannot be used, by what is written in it; empty if it can. */
  public static Optional<String> fault(URI address, Permission permission) {
    return SafeAddress.fault(address, permission.http())
        .or(() -> literal(address.getHost()).flatMap(rule(permission)::objection));
  }

  /** An address that is written as numbers; what a name leads to shows when it is connected to. */
  private static Optional<InetAddress> literal(String host) {
    if (host.equals("localhost")) {
      return Optional.of(InetAddress.getLoopbackAddress());
    }
    try {
      return Optional.of(host)
          .filter(text -> LITERAL.matcher(text).matches())
          .map(text -> InetAddress.ofLiteral(text.replaceAll("[\\[\\]]", "")));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static AddressRule rule(Permission permission) {
    return new AddressRule(permission.inside());
  }

  private static void refuse(URI address, Permission permission) {
    fault(address, permission)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The webhook " + address + ": " + fault + ".");
            });
  }

  /** Which addresses may be connected to, whatever their names. */
  AddressRule rule() {
    return new AddressRule(permission.inside());
  }

  URI of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }
}
