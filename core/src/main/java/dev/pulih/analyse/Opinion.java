package dev.pulih.analyse;

import java.time.Duration;

/**
 * A verdict with its origin.
 *
 * @param verdict the verdict
 * @param source the model that answered, or {@code template}
 * @param usage what it cost
 * @param took how long it took
 */
public record Opinion(Verdict verdict, String source, Usage usage, Duration took) {

  /** Whether a model gave it. */
  public boolean byModel() {
    return !source.equals(TemplateAnalyst.SOURCE);
  }

  /**
   * Tokens that a call used.
   *
   * @param inputTokens tokens read
   * @param outputTokens tokens written
   */
  public record Usage(long inputTokens, long outputTokens) {

    /** No call was made. */
    public static Usage none() {
      return new Usage(0, 0);
    }
  }
}
