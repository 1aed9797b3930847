package dev.pulih.service.email;

import dev.pulih.notify.Notification;

/** The plain text of a letter, without sending it. */
public final class LetterText {

  private LetterText() {}

  /** As one reads it. */
  public static String of(Notification notification) {
    return PlainLetter.of(LetterContent.of(notification));
  }
}
