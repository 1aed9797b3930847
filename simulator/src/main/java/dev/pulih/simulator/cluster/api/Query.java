package dev.pulih.simulator.cluster.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters behind the question mark of a request. */
record Query(Map<String, String> values) {

  static Query parse(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Query(Map.copyOf(values));
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return text(name).equals("true") || text(name).equals("1");
  }

  long number(String name, long absent) {
    String value = text(name);
    return value.isEmpty() ? absent : Numbers.parse(name, value);
  }

  boolean dryRun() {
    return text("dryRun").equals("All");
  }

  boolean strict() {
    return text("fieldValidation").equals("Strict");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
