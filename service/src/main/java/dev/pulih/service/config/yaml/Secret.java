package dev.pulih.service.config.yaml;

/**
 * A secret that the configuration refers to.
 *
 * @param value the secret itself
 * @param origin where it came from, such as {@code ${PULIH_SLACK_TOKEN}}
 */
public record Secret(String value, String origin) {

  /** Its origin: a secret is never printed. */
  @Override
  public String toString() {
    return origin;
  }
}
