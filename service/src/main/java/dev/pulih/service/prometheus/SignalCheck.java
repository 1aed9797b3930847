package dev.pulih.service.prometheus;

import dev.pulih.signal.Signal;
import java.util.Optional;

/**
 * What came of asking for one signal.
 *
 * @param signal the signal
 * @param known how many entities returned a value
 * @param unknown how many returned NaN or infinity, as without traffic
 * @param failure what is wrong and what to do, if it could not be read
 */
public record SignalCheck(Signal signal, int known, int unknown, Optional<String> failure) {

  /** One line for people. */
  @Override
  public String toString() {
    return failure.orElseGet(
        () -> "%s: %d with a value, %d unknown".formatted(signal, known, unknown));
  }
}
