package dev.pulih.service.slack;

import dev.pulih.notify.Wording;
import dev.pulih.notify.Wording.Moment;
import dev.pulih.notify.Wording.Phrase;
import dev.pulih.notify.Wording.Recorded;
import dev.pulih.notify.Wording.Words;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts what is to be said into a language. */
final class Lexicon {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Language language;
  private final ResourceBundle sentences;
  private final Phrasebook phrasebook;

  Lexicon(Language language) {
    this.language = language;
    this.phrasebook = new Phrasebook(language);
    this.sentences =
        ResourceBundle.getBundle(
            "dev.pulih.service.slack.messages",
            language.locale(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  Language language() {
    return language;
  }

  /** As plain text, which is not escaped yet. */
  String plain(Wording wording) {
    return text(wording, UTC::format);
  }

  /** The same with instants as ISO 8601 has them, which a page puts into its reader's zone. */
  String stamped(Wording wording) {
    return text(wording, Instant::toString);
  }

  private String text(Wording wording, Function<Instant, String> clock) {
    return switch (wording) {
      case Phrase(var term, var parts) ->
          say(term.key(), parts.stream().map(part -> text(part, clock)));
      case Words(String text) -> line(text);
      case Recorded(String text) -> recorded(text);
      case Moment(Instant at) -> clock.apply(at);
    };
  }

  /**
   * As Slack's markup, in which times are the reader's (<a
   * href="https://docs.slack.dev/messaging/formatting-message-text/#date-formatting">date
   * formatting</a>).
   *
   * @param most how long a foreign text may be
   */
  String markup(int most, Wording wording) {
    return switch (wording) {
      case Phrase(var term, var parts) -> marked(most, term.key(), parts.toArray(Wording[]::new));
      case Words(String text) -> Escaped.of(most, text);
      case Recorded(String text) -> Escaped.of(most, phrasebook.say(text));
      case Moment(Instant at) ->
          "<!date^"
              + at.getEpochSecond()
              + "^{date_short_pretty} {time_secs}|"
              + plain(wording)
              + ">";
    };
  }

  private String marked(int most, String key, Wording... parts) {
    String pattern = Escaped.of(Layout.SECTION, sentences.getString(key));
    return filled(pattern, Stream.of(parts).map(part -> markup(most, part)));
  }

  /** A sentence of the record, in a line. */
  String recorded(String text) {
    return phrasebook.say(line(text));
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** A sentence of the layout's own. */
  String say(String key, String... parts) {
    return say(key, Stream.of(parts));
  }

  private String say(String key, Stream<String> parts) {
    return filled(sentences.getString(key), parts);
  }

  private String filled(String pattern, Stream<String> parts) {
    return new MessageFormat(pattern, language.locale()).format(parts.toArray());
  }
}
