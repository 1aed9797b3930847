package dev.pulih.service.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who sent a request, as they say themselves: whoever has the token is believed. */
public final class Person {

  /** The header with the name. */
  public static final String HEADER = "X-Pulih-User";

  private static final int LONGEST = 64;
  private static final String MARK = "(OpenID)";
  private static final int LONGEST_REASON = 300;

  private Person() {}

  static String named(@Nullable String header) {
    String name = header == null ? "" : plain(unmarked(decoded(header)), LONGEST);
    return name.isBlank() ? "api" : name;
  }

  /** Nobody gives themselves the mark of whom the provider knows. */
  private static String unmarked(String name) {
    return name.replace(MARK, "");
  }

  /** A header as it was sent, if that was UTF-8; servers read Latin-1. */
  static String decoded(String header) {
    try {
      byte[] sent = header.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
    } catch (CharacterCodingException _) {
      return header;
    }
  }

  /** Whom an OpenID provider introduced: no token's name looks like its mark. */
  static String introduced(String name) {
    return plain(unmarked(name), LONGEST) + " " + MARK;
  }

  /** A reason as it is kept, on one line. */
  public static String reason(String text) {
    return plain(text, LONGEST_REASON);
  }

  /** One line without control characters, cut to a length. */
  static String plain(String text, int longest) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), longest));
  }
}
