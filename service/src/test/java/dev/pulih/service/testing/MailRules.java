package dev.pulih.service.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a letter's text must look like, in our words. Real servers take more than that; a letter
 * that passes here passes there.
 *
 * <ul>
 *   <li>A line has at most 998 characters; there is no NUL, and no CR or LF but as a pair (<a
 *       href="https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1">RFC 5322, 2.1.1</a>, <a
 *       href="https://www.rfc-editor.org/rfc/rfc5321#section-2.3.8">RFC 5321, 2.3.8</a>).
 *   <li>Without the extension 8BITMIME all is ASCII (<a
 *       href="https://www.rfc-editor.org/rfc/rfc6152">RFC 6152</a>), header fields always.
 *   <li>Date and From stand once; To, Subject, Message-ID, In-Reply-To and References at most once
 *       (<a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6">RFC 5322, 3.6</a>).
 *   <li>An id stands in angle brackets, with one at sign and no blanks (<a
 *       href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322, 3.6.4</a>).
 * </ul>
 */
final class MailRules {

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:[ \\t]?[ -~\\t]*");
  private static final Pattern ID = Pattern.compile("<[!-;=?A-~&&[^@]]+@[!-;=?A-~&&[^@]]+>");
  private static final List<String> EXACTLY_ONCE = List.of("date", "from", "message-id");
  private static final List<String> AT_MOST_ONCE =
      List.of("to", "subject", "in-reply-to", "references", "auto-submitted", "mime-version");

  private MailRules() {}

  /** The first rule that is broken. */
  static Optional<String> broken(byte[] data) {
    String text = new String(data, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (!text.replace("\r\n", "").chars().allMatch(c -> c != '\r' && c != '\n' && c != 0)) {
      return Optional.of("a bare CR, LF or NUL");
    }
    if (text.chars().anyMatch(c -> c > 126)) {
      return Optional.of("not ASCII");
    }
    if (text.lines().anyMatch(line -> line.length() > 998)) {
      return Optional.of("a line over 998 characters");
    }
    return header(fields(text));
  }

  private static Optional<String> header(List<String> fields) {
    for (String field : fields) {
      if (!FIELD.matcher(field).matches()) {
        return Optional.of("no header field: " + field);
      }
    }
    return count(fields).or(() -> ids(fields));
  }

  private static Optional<String> count(List<String> fields) {
    Optional<String> missing =
        EXACTLY_ONCE.stream().filter(name -> values(fields, name).size() != 1).findFirst();
    return missing
        .or(() -> AT_MOST_ONCE.stream().filter(name -> values(fields, name).size() > 1).findFirst())
        .map(name -> "wrong number of " + name);
  }

  private static Optional<String> ids(List<String> fields) {
    return List.of("message-id", "in-reply-to", "references").stream()
        .flatMap(name -> values(fields, name).stream())
        .flatMap(value -> List.of(value.split("\\s+")).stream())
        .filter(id -> !ID.matcher(id).matches())
        .map(id -> "no message id: " + id)
        .findFirst();
  }

  private static List<String> values(List<String> fields, String name) {
    return fields.stream()
        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(field -> field.substring(name.length() + 1).strip())
        .toList();
  }

  /** The header's fields, each on one line. */
  private static List<String> fields(String text) {
    int end = text.indexOf("\r\n\r\n");
    String header = end < 0 ? text : text.substring(0, end);
    return new ArrayList<>(header.replaceAll("\r\n(?=[ \t])", "").lines().toList());
  }
}
