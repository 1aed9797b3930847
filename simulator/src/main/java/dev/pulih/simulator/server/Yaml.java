package dev.pulih.simulator.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Nested YAML mappings from dotted keys, such as {@code windows.recent} to {@code 1m}. */
final class Yaml {
  private Yaml() {}

  /** A duration in whole seconds, or in milliseconds. */
  static String duration(Duration duration) {
    long millis = Math.max(1, duration.toMillis());
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  static String nested(Map<String, String> dotted) {
    StringBuilder text = new StringBuilder();
    String[] open = {};
    for (Map.Entry<String, String> entry : new TreeMap<>(dotted).entrySet()) {
      String[] path = entry.getKey().split("\\.", -1);
      for (int depth = shared(open, path); depth < path.length; depth++) {
        text.append("  ".repeat(depth)).append(path[depth]).append(':');
        text.append(depth == path.length - 1 ? " " + entry.getValue() : "").append('\n');
      }
      open = path;
    }
    return text.toString();
  }

  /** How many blocks two keys share; the last part of a key is no block. */
  private static int shared(String[] one, String[] other) {
    int depth = 0;
    while (depth < Math.min(one.length, other.length) - 1 && one[depth].equals(other[depth])) {
      depth++;
    }
    return depth;
  }
}
