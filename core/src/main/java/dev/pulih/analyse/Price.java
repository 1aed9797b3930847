package dev.pulih.analyse;

import java.math.BigInteger;

/**
 * What a million tokens of a model cost.
 *
 * @param input tokens that are read
 * @param output tokens that are written
 * @param cacheRead tokens that are read from a cache
 * @param cacheWrite tokens that are read and put into a cache
 */
public record Price(Dollars input, Dollars output, Dollars cacheRead, Dollars cacheWrite) {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  /** What these tokens cost, rounded up to a millionth of a dollar. */
  public Dollars of(Tokens tokens) {
    BigInteger sum =
        part(input, tokens.input())
            .add(part(output, tokens.output()))
            .add(part(cacheRead, tokens.cacheRead()))
            .add(part(cacheWrite, tokens.cacheWrite()));
    return new Dollars(up(sum).longValueExact());
  }

  private static BigInteger part(Dollars perMillion, long tokens) {
    return BigInteger.valueOf(perMillion.micros()).multiply(BigInteger.valueOf(tokens));
  }

  private static BigInteger up(BigInteger sum) {
    return sum.add(MILLION).subtract(BigInteger.ONE).divide(MILLION);
  }
}
