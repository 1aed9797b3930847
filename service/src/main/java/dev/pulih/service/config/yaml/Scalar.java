package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Text;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A value that is one word or one line. */
final class Scalar<T> implements Shape<T> {

  private final String allowed;
  private final Function<String, Parsed<T>> parser;

  Scalar(String allowed, Function<String, Parsed<T>> parser) {
    this.allowed = allowed;
    this.parser = parser;
  }

  /** The same, but only some values. */
  Scalar<T> only(String narrower, String why, Predicate<T> holds) {
    return new Scalar<>(narrower, text -> narrowed(parser.apply(text), why, holds));
  }

  private static <T> Parsed<T> narrowed(Parsed<T> parsed, String why, Predicate<T> holds) {
    return switch (parsed) {
      case Parsed.Value<T>(T value) when !holds.test(value) -> Parsed.wrong(why);
      case Parsed.Value<T> value -> value;
      case Parsed.Wrong<T> wrong -> wrong;
    };
  }

  @Override
  public Optional<T> read(Node node, Spot spot) {
    if (node instanceof Text text && !text.isNothing()) {
      return read(text, spot);
    }
    return spot.refuse(node.place(), "there is " + node.kind() + " here", allowed);
  }

  private Optional<T> read(Text text, Spot spot) {
    return switch (parser.apply(text.value().strip())) {
      case Parsed.Value<T>(T value) -> Optional.of(value);
      case Parsed.Wrong<T>(String why) ->
          spot.refuse(text.place(), quoted(text.value()) + " " + why, allowed);
    };
  }

  static String quoted(String value) {
    return '"' + oneLine(value) + '"';
  }

  /** On one line and not longer than a person wants to see. */
  static String oneLine(String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }

  @Override
  public String allowed() {
    return allowed;
  }
}
