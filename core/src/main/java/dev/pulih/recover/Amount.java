package dev.pulih.recover;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** A signal's value as people read it: three digits and its unit. */
public final class Amount {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Amount() {}

  /** Such as {@code 15 %}, {@code 84.8 ms}, {@code 694/s} or {@code 6000}. */
  public static String text(Signal signal, double value) {
    return switch (Unit.of(signal)) {
      case RATIO -> Ratio.text(value);
      case SECONDS -> plain(value * 1000) + " ms";
      case PER_SECOND -> plain(value) + "/s";
      case COUNT -> plain(value);
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
