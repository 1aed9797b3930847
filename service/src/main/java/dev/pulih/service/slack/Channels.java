package dev.pulih.service.slack;

import dev.pulih.signal.ServiceRef;
import java.util.Map;

/**
 * Which Slack channel hears of which service, and in which language.
 *
 * @param standard the channel of services that have none of their own
 * @param own channels by service
 * @param language the language
 */
public record Channels(String standard, Map<ServiceRef, String> own, Language language) {

  public Channels {
    own = Map.copyOf(own);
    require(standard);
    own.values().forEach(Channels::require);
  }

  /** In English. */
  public Channels(String standard, Map<ServiceRef, String> own) {
    this(standard, own, Language.EN);
  }

  /** The same with channels of single services. */
  public Channels owned(Map<ServiceRef, String> channels) {
    return new Channels(standard, channels, language);
  }

  /** Everything goes to {@code #bos-alerts}. */
  public static Channels defaults() {
    return new Channels("#bos-alerts", Map.of());
  }

  String of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }

  private static void require(String channel) {
    if (!channel.matches("#\\S+|[CG][A-Z0-9]{6,}")) {
      throw new IllegalArgumentException(
          "A Slack channel is a name such as #bos-alerts or an id such as C0123456789; got \""
              + channel
              + "\".");
    }
  }
}
