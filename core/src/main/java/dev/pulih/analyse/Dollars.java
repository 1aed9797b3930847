package dev.pulih.analyse;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money, exact: a whole number of millionths of a US dollar.
 *
 * @param micros the millionths
 */
public record Dollars(long micros) implements Comparable<Dollars> {

  /** Nothing. */
  public static final Dollars NONE = new Dollars(0);

  private static final int DECIMALS = 6;

  public Dollars {
    if (micros < 0) {
      throw new IllegalArgumentException(
          "An amount is not negative; got " + micros + " millionths.");
    }
  }

  /** An amount as it is written, such as 0.30. */
  public static Dollars of(String amount) {
    return of(new BigDecimal(amount));
  }

  /** An amount with at most six decimals; more of them are an IllegalArgumentException. */
  public static Dollars of(BigDecimal amount) {
    try {
      return new Dollars(amount.movePointRight(DECIMALS).longValueExact());
    } catch (ArithmeticException inexact) {
      throw new IllegalArgumentException(
          "An amount has at most six decimals; got " + amount.toPlainString() + ".", inexact);
    }
  }

  /** Both together. */
  public Dollars plus(Dollars more) {
    return new Dollars(Math.addExact(micros, more.micros));
  }

  /** What is left of it; nothing if more is taken than there is. */
  public Dollars less(Dollars taken) {
    return new Dollars(Math.max(0, micros - taken.micros));
  }

  /** How many hundredths of a whole this is, rounded down. */
  public long percentOf(Dollars whole) {
    return Math.multiplyExact(micros, 100L) / whole.micros;
  }

  @Override
  public int compareTo(Dollars other) {
    return Long.compare(micros, other.micros);
  }

  /** With cents, and with more decimals only below a dollar: $46.80, $0.004950. */
  @Override
  public String toString() {
    BigDecimal exact = BigDecimal.valueOf(micros, DECIMALS);
    boolean small = micros % 10_000 != 0 && micros < 1_000_000;
    return "$" + (small ? exact : exact.setScale(2, RoundingMode.HALF_UP)).toPlainString();
  }
}
