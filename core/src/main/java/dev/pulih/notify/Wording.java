package dev.pulih.notify;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is to be said, before a channel puts it into its language. */
public sealed interface Wording {

  /**
   * Something that Pulih says by itself.
   *
   * @param term what
   * @param parts what it is about, in the order of the sentence's placeholders
   */
  record Phrase(Term term, List<Wording> parts) implements Wording {
    public Phrase {
      parts = List.copyOf(parts);
    }
  }

  /** Text that is the same in all languages, such as a name or what someone wrote; untrusted. */
  record Words(String text) implements Wording {}

  /**
   * A sentence of the record, which is in English; a channel may put it into its language.
   *
   * @param text with untrusted parts
   */
  record Recorded(String text) implements Wording {}

  /** An instant, which a channel may show in the reader's time zone. */
  record Moment(Instant at) implements Wording {}

  /** A phrase. */
  static Phrase phrase(Term term, Wording... parts) {
    return new Phrase(term, List.of(parts));
  }

  /** Words as they are. */
  static Words words(Object text) {
    return new Words(text.toString());
  }

  /** The same with its words changed, wherever they stand. */
  default Wording mapped(UnaryOperator<String> change) {
    return switch (this) {
      case Phrase(Term term, List<Wording> parts) ->
          new Phrase(term, parts.stream().map(part -> part.mapped(change)).toList());
      case Words(String text) -> new Words(change.apply(text));
      case Recorded(String text) -> new Recorded(change.apply(text));
      case Moment moment -> moment;
    };
  }
}
