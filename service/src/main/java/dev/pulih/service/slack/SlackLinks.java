package dev.pulih.service.slack;

import dev.pulih.notify.Notification.About;

/**
 * An incident's links in Slack's own notation (<a
 * href="https://docs.slack.dev/messaging/formatting-message-text/">formatting message text</a>).
 */
final class SlackLinks {

  /** What the line before leaves of a section. */
  private static final int ROOM = 2_000;

  private final Lexicon lexicon;

  SlackLinks(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Each after a dot; those that no longer fit are left out. */
  String of(About about) {
    StringBuilder line = new StringBuilder();
    about.links().entrySet().stream()
        .map(link -> link(link.getKey(), link.getValue()))
        .filter(next -> line.length() + next.length() <= ROOM)
        .forEachOrdered(line::append);
    return line.toString();
  }

  /** A bar would end the address, and is no part of one that is encoded. */
  private String link(String name, String address) {
    return " · <"
        + Escaped.of(ROOM, address.replace("|", "%7C"))
        + "|"
        + Escaped.of(Layout.HEADER, lexicon.recorded(name))
        + ">";
  }
}
