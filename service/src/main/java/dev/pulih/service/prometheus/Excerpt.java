package dev.pulih.service.prometheus;

/** A server's own words on one short line: they are untrusted and end up in logs and messages. */
final class Excerpt {

  private static final int LENGTH = 200;

  private Excerpt() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
  }
}
