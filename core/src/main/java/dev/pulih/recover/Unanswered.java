package dev.pulih.recover;

import java.time.Duration;

/** The cluster did not tell what it was asked; the message says why, and what to do. */
public class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * With its sentence.
   *
   * @param retryAfter how long the server wants to be left alone; zero if it did not say
   */
  public Unanswered(String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** How long the server wants to be left alone; zero if it did not say. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
