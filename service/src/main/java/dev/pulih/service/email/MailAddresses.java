package dev.pulih.service.email;

import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;

/**
 * From whom mail comes and who gets it.
 *
 * @param from the sender
 * @param standard who hears of services that have nobody of their own
 * @param own who hears of a service instead
 */
public record MailAddresses(String from, List<String> standard, Map<ServiceRef, List<String>> own) {

  /** The plain form of an address in ASCII: no names, no quotes, no comments, no line ends. */
  public static final String PATTERN =
      "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,8}"
          + "@[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?){0,8}";

  public MailAddresses {
    standard = List.copyOf(standard);
    own = Map.copyOf(own);
    refuse(List.of(from));
    refuse(standard);
    own.values().forEach(MailAddresses::refuse);
  }

  private static void refuse(List<String> addresses) {
    if (addresses.isEmpty() || !addresses.stream().allMatch(it -> it.matches(PATTERN))) {
      throw new IllegalArgumentException(
          "Mail needs plain addresses such as oncall@bos.example, at least one; got "
              + addresses
              + ".");
    }
  }

  List<String> of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }

  /** What stands behind the sender's at sign. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}
