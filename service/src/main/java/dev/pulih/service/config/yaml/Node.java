package dev.pulih.service.config.yaml;

import java.util.List;

/** A piece of a YAML text that knows where it is written. */
sealed interface Node {

  /** Where it starts. */
  Place place();

  /** What it is, for a sentence. */
  String kind();

  /** A scalar. */
  record Text(Place place, String value, boolean quoted) implements Node {

    /** Nothing, {@code ~} or {@code null}. */
    boolean isNothing() {
      return !quoted && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    @Override
    public String kind() {
      return isNothing() ? "no value" : Scalar.quoted(value);
    }
  }

  /** A key that may be left out, and is. */
  record Absent(Place place) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** A list. */
  record Items(Place place, List<Node> nodes) implements Node {
    public Items {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order in which they are written. */
  record Block(Place place, List<Entry> entries) implements Node {
    public Block {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a block of keys";
    }
  }

  /** A key and its value. */
  record Entry(Text key, Node value) {}
}
