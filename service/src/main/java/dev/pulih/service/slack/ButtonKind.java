package dev.pulih.service.slack;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a button orders. */
public enum ButtonKind {
  APPROVE(true),
  HOLD(true),
  RELEASE(true),
  ACKNOWLEDGE(true),
  FALSE_ALARM(false);

  /** Begins the action ids of Pulih's buttons, and of nothing else. */
  static final String PREFIX = "pulih.";

  private final boolean dated;

  ButtonKind(boolean dated) {
    this.dated = dated;
  }

  /** Whether it answers one question, so that an older message's button must do nothing. */
  boolean dated() {
    return dated;
  }

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
