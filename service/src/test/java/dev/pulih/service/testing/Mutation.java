package dev.pulih.service.testing;

import java.util.List;
import java.util.SplittableRandom;

/** Spoils texts at random: characters are lost, changed or put in, or the end is missing. */
public final class Mutation {

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\r\n",
          "\n",
          "%",
          "%00",
          "%zz",
          "../",
          "//",
          ";",
          "?",
          "#",
          "&",
          "=",
          "+",
          "{",
          "}",
          "[",
          "\"",
          "\\",
          "\\u0000",
          "\ud83d\ude00",
          "null",
          "1e999",
          "-1",
          "<script>",
          "payload=",
          "user",
          "99999999999",
          "P1D",
          "2026-11-28T15:00:00Z",
          "all",
          "@",
          "bos.txn-service.1",
          "' or 1=1 --",
          "${jndi:x}");

  private Mutation() {}

  /** A text with at most three changes. */
  public static String of(String text, SplittableRandom random) {
    StringBuilder spoiled = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !spoiled.isEmpty(); i--) {
      spoil(spoiled, random.nextInt(spoiled.length()), random);
    }
    return spoiled.toString();
  }

  private static void spoil(StringBuilder text, int at, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, any(PIECES, random));
      case 2 -> text.setLength(at);
      default -> text.setCharAt(at, (char) random.nextInt(1, 0x3000));
    }
  }

  /** One of them. */
  public static <T> T any(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
