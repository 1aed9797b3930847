package dev.pulih.service.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A text that nobody may read by accident: keys and tokens. It shows in no {@code toString}, so in
 * no log and no exception; {@link #redact} takes it out of what others echo.
 */
public final class Secret {

  private static final String SHOWN = "***";

  private final String value;

  /** A secret; the line end that files and shells append is no part of it. */
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A secret must not be blank.");
    }
    this.value = value.strip();
  }

  /** The text itself, for the one place that sends it. */
  public String reveal() {
    return value;
  }

  /** A text without the secret, however it is written there. */
  public String redact(String text) {
    return forms().reduce(text, (left, form) -> left.replace(form, SHOWN));
  }

  /** As it is, and as it stands in JSON, in forms and in headers. */
  Stream<String> forms() {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
            value,
            quoted,
            quoted.replace("/", "\\/"),
            URLEncoder.encode(value, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes))
        .distinct();
  }

  @Override
  public String toString() {
    return SHOWN;
  }
}
