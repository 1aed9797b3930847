package dev.pulih.detect;

import dev.pulih.detect.Limit.Basis;
import dev.pulih.signal.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** The number of a threshold as a configuration writes it. */
public final class ThresholdText {

  /** What a product of two doubles is right to. */
  private static final MathContext DIGITS = new MathContext(12);

  private ThresholdText() {}

  /** Such as {@code 2.5 %} for a share, {@code 6000} for what is counted, {@code 1.5} for times. */
  public static String of(Threshold rule, double number) {
    BigDecimal exact = BigDecimal.valueOf(number).round(DIGITS);
    return isShare(rule) ? plain(exact.movePointRight(2)) + " %" : plain(exact);
  }

  /** Whether it is a share of one. */
  public static boolean isShare(Threshold rule) {
    boolean ratio = Unit.of(rule.signals().getFirst()) == Unit.RATIO;
    return ratio && rule.limit().basis() == Basis.VALUE;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
