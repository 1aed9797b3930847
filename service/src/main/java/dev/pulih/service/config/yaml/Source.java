package dev.pulih.service.config.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file: UTF-8, without a byte order mark, of a size that a person can have written.
 */
final class Source {

  static final int MAX_BYTES = 1 << 20;

  private static final String UTF_8 = "a text in UTF-8 without a byte order mark";

  private Source() {}

  static String text(String file, byte[] bytes) {
    Place start = Place.start(file);
    require(bytes.length <= MAX_BYTES, start, "the file has over " + MAX_BYTES + " bytes", "1 MiB");
    require(!marked(bytes), start, "the file starts with a byte order mark", UTF_8);
    String text = decode(file, bytes);
    require(!text.isBlank(), start, "the file is empty", "at least prometheus.url and services");
    return text;
  }

  private static void require(boolean holds, Place place, String what, String allowed) {
    if (!holds) {
      throw new Unreadable(place, what, allowed);
    }
  }

  private static boolean marked(byte[] bytes) {
    return begins(bytes, 0xEF, 0xBB, 0xBF)
        || begins(bytes, 0xFE, 0xFF)
        || begins(bytes, 0xFF, 0xFE);
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(String file, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      // The decoder stops in front of the bytes that it cannot read.
      int line = 1 + newlines(bytes, rest.position());
      throw new Unreadable(new Place(file, line, 1), "this line is not UTF-8", UTF_8);
    }
  }

  private static int newlines(byte[] bytes, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
