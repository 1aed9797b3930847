package dev.pulih.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a configuration whose values can be changed, key by key. */
record Settings(String yaml) {

  static Settings of(Path file) throws IOException {
    return new Settings(Files.readString(file));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, yaml);
  }

  /** Another value for a key that stands in it. */
  Settings with(String key, String value) {
    return replaced(key, shape(key) + " )\\S+", value);
  }

  /** Further lines in the block of this key. */
  Settings in(String key, String... lines) {
    String indent = "  ".repeat(key.split("\\.", -1).length);
    return replaced(key, shape(key) + "\\n)", indent + String.join("\n" + indent, lines) + "\n");
  }

  private Settings replaced(String key, String shape, String value) {
    Matcher found = Pattern.compile(shape).matcher(yaml);
    if (!found.find()) {
      throw new AssertionError("There is no key " + key + " in\n" + yaml);
    }
    return new Settings(found.replaceFirst("$1" + Matcher.quoteReplacement(value)));
  }

  /** The lines down to a key, each block two spaces deeper than the one around it. */
  private static String shape(String key) {
    String[] path = key.split("\\.", -1);
    StringBuilder shape = new StringBuilder("(?m)(^");
    for (int depth = 0; depth < path.length; depth++) {
      String indent = "  ".repeat(depth);
      shape.append(depth == 0 ? "" : "\\n(?:" + indent + ".*\\n)*?");
      shape.append(indent).append(path[depth]).append(':');
    }
    return shape.toString();
  }
}
