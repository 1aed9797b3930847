package dev.pulih.service.config.yaml;

/**
 * A key of a block: the one description from which reader, messages and documentation are made.
 *
 * @param name its name in the block
 * @param shape how its value is written
 * @param absence what holds if it is not written
 * @param description what it is for, as a sentence
 * @param <T> the type of its value
 */
public record Key<T>(String name, Shape<T> shape, Absence absence, String description) {

  /** What holds if a key is not written. */
  public sealed interface Absence {

    /** This YAML text holds instead. */
    record Default(String yaml) implements Absence {}

    /** Nothing: the key may be left out; the example shows what it looks like. */
    record Nothing(String example) implements Absence {}

    /** It must be written; the example shows what it looks like. */
    record Refused(String example) implements Absence {}
  }

  boolean required() {
    return absence instanceof Absence.Refused;
  }

  /** What is read in place of a key that is not written, or that was refused. */
  Node substitute(Place place) {
    return switch (absence) {
      case Absence.Default(String yaml) -> moved(Yaml.parse("default", yaml), place);
      case Absence.Nothing _ -> new Node.Absent(place);
      case Absence.Refused(String example) -> moved(Yaml.parse("example", example), place);
    };
  }

  /** Problems of a substitute belong to the block that lacks it. */
  private static Node moved(Node node, Place place) {
    return switch (node) {
      case Node.Text(Place _, String value, boolean quoted) -> new Node.Text(place, value, quoted);
      case Node.Absent _ -> new Node.Absent(place);
      case Node.Items(Place _, var nodes) ->
          new Node.Items(place, nodes.stream().map(n -> moved(n, place)).toList());
      case Node.Block(Place _, var entries) ->
          new Node.Block(place, entries.stream().map(e -> moved(e, place)).toList());
    };
  }

  private static Node.Entry moved(Node.Entry entry, Place place) {
    Node.Text key = entry.key();
    return new Node.Entry(
        new Node.Text(place, key.value(), key.quoted()), moved(entry.value(), place));
  }
}
