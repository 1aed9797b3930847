package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Block;
import dev.pulih.service.config.yaml.Node.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The key that is being read.
 *
 * @param key its path
 * @param session where its problems go
 */
record Spot(String key, Session session) {

  Spot at(String name) {
    String word = Scalar.oneLine(name);
    return new Spot(key.isEmpty() ? word : key + "." + word, session);
  }

  Spot item(int index) {
    return new Spot(key + "[" + index + "]", session);
  }

  /** Where it is written, or else the nearest block around it. */
  Place place() {
    Optional<Place> written = session.place(key);
    return written.isPresent() ? written.get() : around().place();
  }

  private Spot around() {
    int end = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
    return new Spot(key.substring(0, Math.max(end, 0)), session);
  }

  /** Notes an error; always empty, so that a reader can return it. */
  <T> Optional<T> refuse(Place place, String what, String allowed) {
    session.add(new Problem(Problem.Level.ERROR, place, key, what, allowed));
    return Optional.empty();
  }

  void warn(String what, String allowed) {
    session.add(new Problem(Problem.Level.WARNING, place(), key, what, allowed));
  }

  /** Refuses each key that was written before in the same block. */
  void refuseTwins(Block block) {
    Map<String, Place> seen = new HashMap<>();
    block.entries().forEach(entry -> refuseTwin(seen, entry));
  }

  private void refuseTwin(Map<String, Place> seen, Entry entry) {
    String name = entry.key().value();
    Place first = seen.putIfAbsent(name, entry.key().place());
    if (first != null) {
      String what = "the key stands in line " + first.line() + " already";
      at(name).refuse(entry.key().place(), what, "each key once");
    }
  }
}
