package dev.pulih.notify;

import dev.pulih.analyse.Masking;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A notifier whose messages are masked before they leave. Only text is: the incident's id and the
 * service stay as they are, since channels find messages by them; and so do links, which would lead
 * nowhere.
 *
 * @param notifier sends what is masked
 * @param masking what to mask
 */
public record MaskedNotifier(Notifier notifier, Masking masking) implements WrappedNotifier {

  @Override
  public Notification wrapped(Notification clear) {
    return new Notification(
        clear.kind(),
        clear.about(),
        masking.mask(clear.headline()),
        masked(clear.details()),
        clear.previous(),
        clear.card().map(card -> card.mapped(masking::mask)));
  }

  /** Two names that masking makes equal keep both values. */
  private Map<String, String> masked(Map<String, String> details) {
    Map<String, String> masked = new LinkedHashMap<>();
    details.forEach(
        (name, value) -> masked.merge(masking.mask(name), masking.mask(value), this::both));
    return masked;
  }

  private String both(String one, String other) {
    return one + "\n" + other;
  }
}
