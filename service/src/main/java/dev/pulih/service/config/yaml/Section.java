package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Key.Absence;
import dev.pulih.service.config.yaml.Node.Block;
import dev.pulih.service.config.yaml.Node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block with known keys, and the record that it means. A subclass declares its keys as fields, in
 * the order of the documentation, and builds the record from their values.
 *
 * @param <T> the record
 */
public abstract non-sealed class Section<T> implements Shape<T> {

  private final List<Key<?>> keys = new ArrayList<>();

  /** The record. It may throw {@link IllegalArgumentException}, whose sentence goes to the user. */
  protected abstract T build(Fields fields);

  /** Adds a key with a default, given as it is written in YAML. */
  protected final <V> Key<V> key(String name, Shape<V> shape, String yaml, String description) {
    return add(new Key<>(name, shape, new Absence.Default(yaml), description));
  }

  /** Adds a key that must be written. */
  protected final <V> Key<V> required(
      String name, Shape<V> shape, String example, String description) {
    return add(new Key<>(name, shape, new Absence.Refused(example), description));
  }

  /** Adds a key that may be left out. */
  protected final <V> Key<Optional<V>> optional(
      String name, Shape<V> shape, String example, String description) {
    return add(new Key<>(name, new Maybe<>(shape), new Absence.Nothing(example), description));
  }

  /** Adds a block; its keys have their own defaults. */
  protected final <V> Key<V> block(String name, Section<V> section, String description) {
    return key(name, section, "{}", description);
  }

  private <V> Key<V> add(Key<V> key) {
    keys.add(key);
    return key;
  }

  /** The keys, in the order of the documentation. */
  final List<Key<?>> keys() {
    return List.copyOf(keys);
  }

  @Override
  public final Optional<T> read(Node node, Spot spot) {
    return switch (node) {
      case Block block -> read(block, spot);
      case Text text when text.isNothing() -> read(new Block(text.place(), List.of()), spot);
      case Text _, Node.Items _, Node.Absent _ ->
          spot.refuse(node.place(), "there is " + node.kind() + " here", allowed());
    };
  }

  private Optional<T> read(Block block, Spot spot) {
    Fields fields = new Fields(keys, block, spot);
    try {
      T built = build(fields);
      boolean usable = fields.sound() || spot.session().standIns();
      return usable ? Optional.of(built) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return fields.sound() ? spot.refuse(block.place(), said(e), "") : Optional.empty();
    }
  }

  /** A record's own sentence, without the full stop that a problem adds. */
  private static String said(IllegalArgumentException e) {
    return String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
  }

  @Override
  public String allowed() {
    return "a block of keys: " + String.join(", ", keys.stream().map(Key::name).toList());
  }
}
