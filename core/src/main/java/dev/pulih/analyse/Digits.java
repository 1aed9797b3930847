package dev.pulih.analyse;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Numbers as people read them: percent, milliseconds, and no digit that is noise.
 *
 * @param unit what is counted
 * @param decimals how many decimals are written; negative for tens, hundreds and so on
 */
record Digits(Unit unit, int decimals) {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

  /** Digits below the order of the noise say nothing. */
  static Digits above(double noise, Signal signal) {
    Unit unit = Unit.of(signal);
    return new Digits(unit, (int) -Math.floor(Math.log10(noise * scale(unit))));
  }

  /** A value with its unit, in two digits. */
  static String text(double value, Signal signal) {
    Unit unit = Unit.of(signal);
    return plain(BigDecimal.valueOf(value * scale(unit)).round(TWO_DIGITS)) + suffix(unit);
  }

  /** A value without its unit, as a JSON number; null where unknown. */
  String number(double value) {
    return Double.isFinite(value) ? plain(rounded(value)) : "null";
  }

  /** A value with its unit. */
  String text(double value) {
    return plain(rounded(value)) + suffix(unit);
  }

  /** A duration in seconds. */
  static String seconds(Duration length) {
    return plain(BigDecimal.valueOf(length.toMillis(), 3));
  }

  private BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value * scale(unit)).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static double scale(Unit unit) {
    return switch (unit) {
      case RATIO -> 100;
      case SECONDS -> 1000;
      case PER_SECOND, COUNT -> 1;
    };
  }

  private static String suffix(Unit unit) {
    return unit == Unit.COUNT ? "" : " " + symbol(unit);
  }

  /** How the unit is written. */
  static String symbol(Unit unit) {
    return switch (unit) {
      case RATIO -> "%";
      case SECONDS -> "ms";
      case PER_SECOND -> "per s";
      case COUNT -> "count";
    };
  }
}
