package dev.pulih.service.slack;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.pulih.notify.Notification;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a message looks: a headline and one line on what it is about. Limits: header 150 characters
 * (<a href="https://docs.slack.dev/reference/block-kit/blocks/header-block/">header block</a>),
 * section 3,000 (<a href="https://docs.slack.dev/reference/block-kit/blocks/section-block/">section
 * block</a>).
 */
final class Layout {

  static final int HEADER = 150;
  static final int SECTION = 3_000;

  /** Notifies everyone in the channel. */
  private static final String CALL = "<!channel> ";

  private Layout() {}

  /** The text that notifications show and screen readers read. */
  static String text(Notification notification) {
    return call(notification) + quietText(notification);
  }

  /** The same without a call, for threads. */
  static String quietText(Notification notification) {
    return Escaped.of(SECTION, headline(notification));
  }

  /** The message itself. */
  static List<LayoutBlock> message(Notification notification) {
    return List.of(
        header(headline(notification)), section(call(notification) + about(notification)));
  }

  /** A step in the thread: the headline and the details. */
  static List<LayoutBlock> entry(Notification notification) {
    return Stream.concat(
            Stream.of(section(quietText(notification))), Details.of(notification).stream())
        .toList();
  }

  static LayoutBlock section(String markdown) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(markdown).verbatim(true).build())
        .build();
  }

  private static LayoutBlock header(String text) {
    return HeaderBlock.builder().text(plainText(Escaped.of(HEADER, text), false)).build();
  }

  private static String headline(Notification notification) {
    String line = notification.headline().replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? notification.about().service().toString() : line;
  }

  private static String about(Notification notification) {
    return "*"
        + notification.about().severity()
        + "* · "
        + Escaped.of(HEADER, notification.about().service().toString())
        + " · incident "
        + Escaped.of(HEADER, notification.about().incident())
        + SlackLinks.of(notification.about());
  }

  /** Only a page calls people, and only in the message that it posts. */
  private static String call(Notification notification) {
    return switch (notification.kind()) {
      case PAGE -> CALL;
      case UPDATE, ACKNOWLEDGE, CHANGE, RESOLVE -> "";
    };
  }
}
