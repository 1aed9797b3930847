package dev.pulih.analyse;

/**
 * Tokens that a call used, as the vendor counts them: no token is in two of these.
 *
 * @param input read, and neither from nor into a cache
 * @param output written
 * @param cacheRead read from a cache
 * @param cacheWrite read, and put into a cache
 */
public record Tokens(long input, long output, long cacheRead, long cacheWrite) {

  /** No call was made, or nothing is known of it. */
  public static final Tokens NONE = new Tokens(0, 0, 0, 0);

  /** Without a cache. */
  public static Tokens of(long input, long output) {
    return new Tokens(input, output, 0, 0);
  }
}
