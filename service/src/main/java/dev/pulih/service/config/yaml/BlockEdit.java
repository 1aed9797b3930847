package dev.pulih.service.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts values into a block of single items of a list, in the text of a YAML file, at the places
 * where they belong. Nothing else of the text changes.
 *
 * @param list the key of the list, at the top
 * @param after the key of an item that a new block is written after; each item has it
 * @param block the key of the block in an item
 */
public record BlockEdit(String list, String after, String block) {

  /** A stretch of the text that becomes another one; empty where something is put in. */
  private record Edit(int from, int to, String text) {}

  /**
   * The text with the values.
   *
   * @param text one that has such a list
   * @param values by the position of the item, then by key, as they are written
   */
  public String put(String text, Map<Integer, Map<String, String>> values) {
    SequenceNode items = (SequenceNode) value(root(text), list).orElseThrow();
    List<Edit> edits = new ArrayList<>();
    values.forEach(
        (i, own) -> edits.addAll(edits((MappingNode) items.getValue().get(i), own, text)));
    return applied(text, edits);
  }

  private static MappingNode root(String text) {
    return (MappingNode) new Compose(Yaml.SETTINGS).composeString(text).orElseThrow();
  }

  /** From the end to the beginning, so that the places before stay where they are. */
  private static String applied(String text, List<Edit> edits) {
    StringBuilder all = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(edit -> all.replace(edit.from(), edit.to(), edit.text()));
    return all.toString();
  }

  private List<Edit> edits(MappingNode item, Map<String, String> own, String text) {
    Optional<Node> there = value(item, block);
    if (there.isEmpty()) {
      return List.of(isFlow(item) ? flow(item, own, text) : lines(item, own, text));
    }
    return there.get() instanceof MappingNode written && !written.getValue().isEmpty()
        ? into(written, own, text)
        : List.of(instead(there.get(), own, text));
  }

  private Edit flow(MappingNode item, Map<String, String> own, String text) {
    int end = end(value(item, after).orElseThrow(), text);
    return new Edit(end, end, ", " + block + ": " + braces(own));
  }

  /** Behind the line, with the comment that it may have. */
  private Edit lines(MappingNode item, Map<String, String> own, String text) {
    int end = lineEnd(text, end(value(item, after).orElseThrow(), text));
    String key = "\n" + " ".repeat(column(item));
    String entries =
        own.entrySet().stream().map(e -> key + "  " + entry(e)).collect(Collectors.joining());
    return new Edit(end, end, ended(text, key + block + ":" + entries));
  }

  /** Each where it is written already, the others before the first one. */
  private static List<Edit> into(MappingNode written, Map<String, String> own, String text) {
    List<Edit> edits = new ArrayList<>();
    Map<String, String> others = new LinkedHashMap<>(own);
    for (NodeTuple entry : written.getValue()) {
      String value = others.remove(name(entry));
      if (value != null) {
        edits.add(
            new Edit(start(entry.getValueNode(), text), end(entry.getValueNode(), text), value));
      }
    }
    String between = isFlow(written) ? ", " : ended(text, "\n" + " ".repeat(column(written)));
    int first = start(written.getValue().getFirst().getKeyNode(), text);
    others.entrySet().forEach(e -> edits.add(new Edit(first, first, entry(e) + between)));
    return edits;
  }

  /** In place of an empty block, or of nothing at all. */
  private static Edit instead(Node nothing, Map<String, String> own, String text) {
    int from = start(nothing, text);
    int to = end(nothing, text);
    return new Edit(from, to, (from == to ? " " : "") + braces(own));
  }

  private static String braces(Map<String, String> own) {
    return own.entrySet().stream()
        .map(BlockEdit::entry)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String entry(Map.Entry<String, String> entry) {
    return entry.getKey() + ": " + entry.getValue();
  }

  private static boolean isFlow(MappingNode node) {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  private static Optional<Node> value(MappingNode node, String key) {
    return node.getValue().stream()
        .filter(entry -> name(entry).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static String name(NodeTuple entry) {
    return ((ScalarNode) entry.getKeyNode()).getValue();
  }

  private static int column(MappingNode node) {
    return node.getValue().getFirst().getKeyNode().getStartMark().orElseThrow().getColumn();
  }

  private static int start(Node node, String text) {
    return offset(node.getStartMark(), text);
  }

  private static int end(Node node, String text) {
    return offset(node.getEndMark(), text);
  }

  /** Marks count characters, a text counts UTF-16 units. */
  private static int offset(Optional<Mark> mark, String text) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    int last = end < 0 ? text.length() : end;
    return last > 0 && text.charAt(last - 1) == '\r' ? last - 1 : last;
  }

  /** With the line ends of the text. */
  private static String ended(String text, String lines) {
    return text.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
  }
}
