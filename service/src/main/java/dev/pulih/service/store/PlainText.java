package dev.pulih.service.store;

/**
 * Any text in a column: PostgreSQL has no character 0, so it stands as an escape of its own. A text
 * without control characters, as good as any, stands as it is.
 */
final class PlainText {

  /** The control character SUBSTITUTE. */
  private static final String ESCAPE = "\u001a";

  private static final String ESCAPED = ESCAPE + "s";
  private static final String NUL = ESCAPE + "0";

  private PlainText() {}

  static String stored(String text) {
    return text.replace(ESCAPE, ESCAPED).replace("\0", NUL);
  }

  static String read(String stored) {
    return stored.replace(NUL, "\0").replace(ESCAPED, ESCAPE);
  }
}
