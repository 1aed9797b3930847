package dev.pulih.service.web.page;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text: an instant as ISO 8601 has it in UTC, which a page shows in its reader's zone,
 * or what stands around one. One that is a part of a command or an address stays as it is.
 *
 * @param text it
 * @param at the instant, if it is one
 */
public record Piece(String text, Optional<Instant> at) {

  private static final Pattern INSTANT =
      Pattern.compile(
          "(?<![\\w=/&?:\"'])\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z(?!\\w)");

  /** All of a text, in order. */
  public static List<Piece> in(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Matcher found = INSTANT.matcher(text); found.find(); from = found.end()) {
      add(text.substring(from, found.start()), pieces);
      pieces.add(new Piece(found.group(), instant(found.group())));
    }
    add(text.substring(from), pieces);
    return List.copyOf(pieces);
  }

  private static void add(String between, List<Piece> pieces) {
    if (!between.isEmpty()) {
      pieces.add(new Piece(between, Optional.empty()));
    }
  }

  /** Of what only looks like one, such as a thirteenth month, nothing. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
