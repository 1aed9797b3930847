package dev.pulih.recover;

import dev.pulih.signal.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How a share of requests is written for people: 0.15 as "15 %", 0.0123 as "1.2 %". */
public final class Ratio {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  private Ratio() {}

  /** Percent with two significant digits. */
  public static String text(double ratio) {
    BigDecimal percent = BigDecimal.valueOf(ratio * 100);
    BigDecimal rounded =
        ratio >= 0.995 ? percent.setScale(0, RoundingMode.HALF_UP) : percent.round(TWO_DIGITS);
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }

  /** The same, or "unknown". */
  public static String text(Reading reading) {
    return switch (reading) {
      case Reading.Value(double value) -> text(value);
      case Reading.Unknown(Reading.Why why) -> "unknown (" + why + ")";
    };
  }
}
