package dev.pulih.service.digest;

import dev.pulih.notify.Notification;

/**
 * The identity of a message, by which its receiver knows a repeat. It is a hash of what the message
 * is for, its headline and the reference of the message before it: a repeat follows the same one,
 * while an equal message that is sent later follows another. Details do not count, since a repeat
 * tells them as they are when it is sent.
 */
public final class MessageId {

  private static final int DIGITS = 32;

  private MessageId() {}

  /** 32 hexadecimal digits. */
  public static String of(Notification notification) {
    String whole =
        String.join(
            "\n",
            notification.kind().name(),
            notification.about().incident(),
            notification.previous().orElse(""),
            notification.headline());
    return Sha256.of(whole).substring(0, DIGITS);
  }
}
