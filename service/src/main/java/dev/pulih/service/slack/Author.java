package dev.pulih.service.slack;

import dev.pulih.notify.Cut;

/**
 * Who pressed or typed, as Slack says.
 *
 * @param id the user's id
 * @param name the name that the user goes by; it may be anything
 */
record Author(String id, String name) {

  private static final int LONGEST_ID = 24;
  private static final int LONGEST_NAME = 30;

  Author {
    id = Cut.to(LONGEST_ID, id.replaceAll("[^A-Z0-9]", ""));
    name = Cut.to(LONGEST_NAME, line(name));
  }

  /** As it is recorded: {@code slack:U0AISYAH (aisyah)}. */
  String by() {
    return "slack:" + id + (name.isEmpty() ? "" : " (" + name + ")");
  }

  /** One line without characters that cannot be seen. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ").strip();
  }
}
