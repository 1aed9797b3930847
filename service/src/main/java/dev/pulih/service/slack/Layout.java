package dev.pulih.service.slack;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.pulih.notify.Card;
import dev.pulih.notify.Notification;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a message looks, in a language: a title, what it is about, and of an incident its card.
 * Limits: header 150 characters (<a
 * href="https://docs.slack.dev/reference/block-kit/blocks/header-block/">header block</a>), section
 * 3,000 (<a href="https://docs.slack.dev/reference/block-kit/blocks/section-block/">section
 * block</a>).
 */
final class Layout {

  static final int HEADER = 150;
  static final int SECTION = 3_000;

  /** Notifies everyone in the channel. */
  private static final String CALL = "<!channel> ";

  private final Lexicon lexicon;
  private final Board board;
  private final Details details;
  private final SlackLinks links;

  private final boolean pressable;

  /**
   * A layout.
   *
   * @param pressable whether presses come in; buttons that nobody hears are not shown
   */
  Layout(Language language, boolean pressable) {
    this.pressable = pressable;
    this.lexicon = new Lexicon(language);
    this.board = new Board(lexicon);
    this.details = new Details(lexicon);
    this.links = new SlackLinks(lexicon);
  }

  /** The text that notifications show and screen readers read. */
  String text(Notification notification) {
    return call(notification) + quietText(notification);
  }

  /** The same without a call, for threads. */
  String quietText(Notification notification) {
    return Escaped.of(SECTION, title(notification));
  }

  /** The message itself. */
  List<LayoutBlock> message(Notification notification) {
    LayoutBlock header = header(title(notification));
    return notification
        .card()
        .map(card -> message(header, card, notification))
        .orElseGet(() -> List.of(header, section(call(notification) + about(notification))));
  }

  private List<LayoutBlock> message(LayoutBlock header, Card card, Notification notification) {
    Stream<String> facts =
        Stream.of(
                board.lines(card).stream(),
                record(notification),
                incident(notification).filter(_ -> !card.isFolded()))
            .flatMap(lines -> lines);
    Stream<LayoutBlock> sections = details.sections(call(notification).strip(), facts.toList());
    Card shown = pressable ? card : card.uninviting();
    Stream<LayoutBlock> rest = board.rest(shown, notification.about().incident());
    return Stream.of(Stream.of(header), sections, rest).flatMap(blocks -> blocks).toList();
  }

  private Stream<String> incident(Notification notification) {
    String id = Escaped.of(HEADER, notification.about().incident());
    return Stream.of(Board.named(lexicon.say("incident"), id + links.of(notification.about())));
  }

  /** What happened, in the words of Pulih's record, unless the title says just that. */
  private Stream<String> record(Notification notification) {
    String said = headline(notification);
    return said.equals(title(notification))
        ? Stream.empty()
        : Stream.of(Board.named(lexicon.say("record"), Escaped.of(SECTION / 3, said)));
  }

  /** A step in the thread: what happened and the details. */
  List<LayoutBlock> entry(Notification notification) {
    return Stream.concat(
            Stream.of(section(Escaped.of(SECTION, headline(notification)))),
            details(notification).stream())
        .toList();
  }

  /** The details, none if there are none. */
  List<LayoutBlock> details(Notification notification) {
    return notification
        .card()
        .map(card -> details.sections("", board.details(card)).toList())
        .orElseGet(() -> details.of(notification));
  }

  static LayoutBlock section(String markdown) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(markdown).verbatim(true).build())
        .build();
  }

  private static LayoutBlock header(String text) {
    return HeaderBlock.builder().text(plainText(Escaped.of(HEADER, text), false)).build();
  }

  private String title(Notification notification) {
    return notification.card().map(board::title).orElseGet(() -> headline(notification));
  }

  private String headline(Notification notification) {
    String line = lexicon.recorded(notification.headline());
    return line.isEmpty() ? notification.about().service().toString() : line;
  }

  private String about(Notification notification) {
    return lexicon.say(
            "about",
            notification.about().severity().name(),
            Escaped.of(HEADER, notification.about().service().toString()),
            Escaped.of(HEADER, notification.about().incident()))
        + links.of(notification.about());
  }

  /** Only a page calls people, and only in the message that it posts. */
  private static String call(Notification notification) {
    return switch (notification.kind()) {
      case PAGE -> CALL;
      case UPDATE, ACKNOWLEDGE, CHANGE, RESOLVE -> "";
    };
  }
}
