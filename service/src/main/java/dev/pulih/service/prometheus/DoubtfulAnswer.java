package dev.pulih.service.prometheus;

import java.io.Serial;

/**
 * An answer that must not be trusted. The message says what is wrong and what to do, as the end of
 * a sentence that begins with the signal.
 */
final class DoubtfulAnswer extends Exception {

  @Serial private static final long serialVersionUID = 1;

  DoubtfulAnswer(String message) {
    super(message);
  }
}
