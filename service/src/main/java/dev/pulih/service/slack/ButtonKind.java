package dev.pulih.service.slack;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a button orders. */
public enum ButtonKind {
  APPROVE,
  HOLD,
  RELEASE,
  ACKNOWLEDGE,
  FALSE_ALARM;

  /** Begins the action ids of Pulih's buttons, and of nothing else. */
  static final String PREFIX = "pulih.";

  String actionId() {
    return PREFIX + key();
  }

  /** As in the texts: {@code false-alarm}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ButtonKind> of(String actionId) {
    return Stream.of(values()).filter(kind -> kind.actionId().equals(actionId)).findFirst();
  }
}
