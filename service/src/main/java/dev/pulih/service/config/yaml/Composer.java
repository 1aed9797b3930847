package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Block;
import dev.pulih.service.config.yaml.Node.Entry;
import dev.pulih.service.config.yaml.Node.Items;
import dev.pulih.service.config.yaml.Node.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Turns a parser's events into nodes. Own, because the library's composer resolves aliases and
 * tags: both are refused here, so that a small file cannot unfold into a large one.
 */
final class Composer {

  static final int MAX_DEPTH = 16;

  private final Places places;
  private final Iterator<Event> events;

  Composer(Places places, Iterator<Event> events) {
    this.places = places;
    this.events = events;
  }

  Node document() {
    expect(Event.ID.StreamStart);
    expect(Event.ID.DocumentStart);
    Node root = node(events.next(), 0);
    expect(Event.ID.DocumentEnd);
    Event next = events.next();
    require(
        next, next.getEventId() == Event.ID.StreamEnd, "a second document starts", "one document");
    return root;
  }

  private Node node(Event event, int depth) {
    require(event, depth < MAX_DEPTH, "nested too deeply", "at most " + MAX_DEPTH + " levels");
    refuseMagic(event);
    return switch (event.getEventId()) {
      case Scalar -> text((ScalarEvent) event);
      case SequenceStart -> new Items(places.of(event), items(depth + 1));
      case MappingStart -> new Block(places.of(event), entries(depth + 1));
      case Alias,
          Comment,
          DocumentStart,
          DocumentEnd,
          MappingEnd,
          SequenceEnd,
          StreamStart,
          StreamEnd ->
          throw new Unreadable(places.of(event), "no value starts here", "a value");
    };
  }

  private void refuseMagic(Event event) {
    boolean alias = event.getEventId() == Event.ID.Alias;
    boolean anchor = event instanceof NodeEvent node && node.getAnchor().isPresent();
    require(
        event, !alias && !anchor, "anchors (&) and aliases (*) are not read", "the value itself");
    require(event, Tags.of(event).isEmpty(), "tags (!) are not read", "the value without its tag");
  }

  private Text text(ScalarEvent event) {
    return new Text(places.of(event), event.getValue(), !event.isPlain());
  }

  private List<Node> items(int depth) {
    List<Node> nodes = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      nodes.add(node(e, depth));
    }
    return nodes;
  }

  private List<Entry> entries(int depth) {
    List<Entry> entries = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      entries.add(new Entry(key(e, depth), node(events.next(), depth)));
    }
    return entries;
  }

  private Text key(Event event, int depth) {
    if (node(event, depth) instanceof Text text) {
      return text;
    }
    throw new Unreadable(places.of(event), "a key is not a word", "KEY: VALUE");
  }

  private void expect(Event.ID id) {
    Event event = events.next();
    require(
        event, event.getEventId() == id, "the file has nothing but comments", "KEY: VALUE lines");
  }

  private void require(Event event, boolean holds, String what, String allowed) {
    if (!holds) {
      throw new Unreadable(places.of(event), what, allowed);
    }
  }
}
