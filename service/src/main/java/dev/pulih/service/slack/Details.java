package dev.pulih.service.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.pulih.notify.Notification;
import java.util.ArrayList;
import java.util.List;

/**
 * A notification's details as sections of a thread's message. All blocks of a message together may
 * hold about 13,000 characters, which Slack does not document (msg_blocks_too_long): four sections
 * stay below. Where details are left out, the last line says so.
 */
final class Details {

  private static final int MOST_SECTIONS = 4;

  private static final String LEFT_OUT = "\n_More than Slack takes; Pulih has all of them._";

  private static final int ROOM = Layout.SECTION - LEFT_OUT.length();

  private Details() {}

  /** The sections, none if there are no details. */
  static List<LayoutBlock> of(Notification notification) {
    List<String> pages = new ArrayList<>();
    notification.details().forEach((name, value) -> add(line(name, value), pages));
    return fitting(pages).stream().map(Layout::section).toList();
  }

  private static String line(String name, String value) {
    return "*" + Escaped.of(Layout.HEADER, name) + "*: " + Escaped.of(ROOM - 200, value);
  }

  private static void add(String line, List<String> pages) {
    if (!pages.isEmpty() && pages.getLast().length() + 1 + line.length() <= ROOM) {
      pages.set(pages.size() - 1, pages.getLast() + "\n" + line);
    } else {
      pages.add(line);
    }
  }

  private static List<String> fitting(List<String> pages) {
    if (pages.size() <= MOST_SECTIONS) {
      return pages;
    }
    List<String> first = new ArrayList<>(pages.subList(0, MOST_SECTIONS));
    first.set(MOST_SECTIONS - 1, first.getLast() + LEFT_OUT);
    return first;
  }
}
