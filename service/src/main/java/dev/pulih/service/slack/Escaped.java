package dev.pulih.service.slack;

import dev.pulih.notify.Cut;

/**
 * Text that Slack shows as it is: {@code &}, {@code <} and {@code >} start its mentions and links,
 * so they are sent as entities (<a
 * href="https://docs.slack.dev/messaging/formatting-message-text/">formatting message text</a>).
 */
final class Escaped {

  private Escaped() {}

  /** The text, at most so many characters long once escaped; no entity is cut in two. */
  static String of(int most, String text) {
    return escape(text).length() <= most ? escape(text) : shortened(most, text);
  }

  private static String shortened(int most, String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .mapToObj(point -> escape(Character.toString(point)))
        .takeWhile(next -> escaped.length() + next.length() <= most - Cut.MARK.length())
        .forEachOrdered(escaped::append);
    return escaped + Cut.MARK;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
