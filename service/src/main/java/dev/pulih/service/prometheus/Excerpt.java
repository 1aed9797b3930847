package dev.pulih.service.prometheus;

import dev.pulih.service.secret.Secrets;

/**
 * A server's own words on one short line: they are untrusted and end up in logs and messages.
 *
 * @param secrets what the server was told, and may say back
 */
record Excerpt(Secrets secrets) {

  private static final int LENGTH = 200;

  /** Without secrets first: of one that is cut, a part would be left. */
  String of(String text) {
    String line = secrets.redact(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
  }
}
