package dev.pulih.service.secret;

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

  /** A text without the secret. */
  public String redact(String text) {
    return text.replace(value, SHOWN);
  }

  @Override
  public String toString() {
    return SHOWN;
  }
}
