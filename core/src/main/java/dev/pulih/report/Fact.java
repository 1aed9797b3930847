package dev.pulih.report;

import java.util.regex.Pattern;

/**
 * A fact that a draft may use, under the name that stands for it.
 *
 * @param name the placeholder, such as {@code opened_at}
 * @param meaning what it is
 * @param value how the draft shows it; may hold foreign text
 */
record Fact(String name, String meaning, String value) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  Fact {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A placeholder is lower-case words joined by _; got \"" + name + "\".");
    }
  }
}
