package dev.pulih.service.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.pulih.notify.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines as sections of a message. All blocks of a message together may hold about 13,000
 * characters, which Slack does not document (msg_blocks_too_long): four sections stay below. Where
 * lines are left out, the last one says so.
 */
final class Details {

  private static final int MOST_SECTIONS = 4;

  private final String leftOut;
  private final int room;

  Details(Lexicon lexicon) {
    this.leftOut = "\n_" + lexicon.say("left-out") + "_";
    this.room = Layout.SECTION - leftOut.length();
  }

  /** A notification's details as sections, none if there are no details. */
  List<LayoutBlock> of(Notification notification) {
    List<String> lines = new ArrayList<>();
    notification.details().forEach((name, value) -> lines.add(line(name, value)));
    return sections("", lines).toList();
  }

  private String line(String name, String value) {
    return Board.named(Escaped.of(Layout.HEADER, name), Escaped.of(room - 200, value));
  }

  /** Lines as sections, the first of which begins with these words. */
  Stream<LayoutBlock> sections(String first, List<String> lines) {
    List<String> pages = new ArrayList<>();
    Stream.concat(Stream.of(first).filter(words -> !words.isEmpty()), lines.stream())
        .forEachOrdered(line -> add(line, pages));
    return fitting(pages).stream().map(Layout::section);
  }

  private void add(String line, List<String> pages) {
    if (!pages.isEmpty() && pages.getLast().length() + 1 + line.length() <= room) {
      pages.set(pages.size() - 1, pages.getLast() + "\n" + line);
    } else {
      pages.add(line);
    }
  }

  private List<String> fitting(List<String> pages) {
    if (pages.size() <= MOST_SECTIONS) {
      return pages;
    }
    List<String> kept = new ArrayList<>(pages.subList(0, MOST_SECTIONS));
    kept.set(MOST_SECTIONS - 1, kept.getLast() + leftOut);
    return kept;
  }
}
