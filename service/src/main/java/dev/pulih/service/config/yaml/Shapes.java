package dev.pulih.service.config.yaml;

import dev.pulih.service.secret.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The shapes of values. */
public final class Shapes {

  private static final Scalar<String> LINE =
      new Scalar<>("text", t -> t.isEmpty() ? Parsed.wrong("is empty") : Parsed.value(t));

  private static final int MOST_DECIMALS = 6;
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

  private Shapes() {}

  /** A duration over 0. */
  public static Shape<Duration> duration() {
    return durations().only(Durations.ALLOWED, "must be over 0", Duration::isPositive);
  }

  /** A duration, or 0 with a meaning that the allowed text tells. */
  public static Shape<Duration> durationOrZero(String meaningOfZero) {
    return new Scalar<>(Durations.ALLOWED + ", or 0 " + meaningOfZero, Durations::parse);
  }

  /** A ratio from 0 to 1. */
  public static Shape<Double> ratio() {
    return new Scalar<>(Quantities.RATIO, Quantities::ratio);
  }

  /** A ratio over 0, up to 1. */
  public static Shape<Double> ratioOverZero() {
    return new Scalar<>(Quantities.RATIO, Quantities::ratio)
        .only(Quantities.RATIO, "must be over 0", r -> r > 0);
  }

  /** A whole number in a range. */
  public static Shape<Integer> count(int min, int max) {
    String allowed = "a whole number from " + min + " to " + max;
    return new Scalar<>(allowed, Shapes::whole)
        .only(allowed, "is out of range", n -> n >= min && n <= max);
  }

  /** A number, at least this much. */
  public static Shape<Double> number(double min) {
    String allowed =
        "a number of at least " + BigDecimal.valueOf(min).stripTrailingZeros().toPlainString();
    return new Scalar<>(allowed, Shapes::decimal).only(allowed, "is too small", n -> n >= min);
  }

  /** A number over 0. */
  public static Shape<Double> positive() {
    String allowed = "a number over 0";
    return new Scalar<>(allowed, Shapes::decimal).only(allowed, "must be over 0", n -> n > 0);
  }

  /** An amount of money, exact. */
  public static Shape<BigDecimal> amount() {
    String allowed = "an amount in US dollars such as 50 or 0.30";
    return new Scalar<>(allowed, Shapes::money);
  }

  /** A time zone. */
  public static Shape<ZoneId> timeZone() {
    return new Scalar<>("a time zone such as UTC or Asia/Kuala_Lumpur", Shapes::zone);
  }

  /** Yes or no. */
  public static Shape<Boolean> flag() {
    return new Scalar<>(
        "true or false",
        text ->
            switch (text) {
              case "true" -> Parsed.value(true);
              case "false" -> Parsed.value(false);
              default -> Parsed.wrong("is neither");
            });
  }

  /** Any text but none. */
  public static Shape<String> text() {
    return LINE;
  }

  /** Text that matches a pattern. */
  public static Shape<String> text(String allowed, String pattern) {
    return matching(allowed, pattern);
  }

  /** The name of a Kubernetes object: a DNS subdomain (RFC 1123). */
  public static Shape<String> objectName() {
    return matching(
        "a Kubernetes name such as txn-service",
        "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?){0,3}");
  }

  /** An HTTP address. */
  public static Shape<URI> url() {
    return new Scalar<>("an address such as https://prometheus.example:9090", Shapes::uri);
  }

  /** A path of a file or folder. */
  public static Shape<Path> path() {
    return new Scalar<>("a path", Shapes::toPath);
  }

  /** A regular expression. */
  public static Shape<Pattern> regex() {
    return new Scalar<>("a regular expression as in Java", Shapes::compiled);
  }

  /** One of an enum's constants. */
  public static <E extends Enum<E>> Shape<E> choice(Class<E> type) {
    return Choices.of(type);
  }

  /** A size in bytes. */
  public static Shape<Integer> size() {
    return new Scalar<>(Quantities.SIZE, Quantities::size)
        .only(Quantities.SIZE, "must be over 0", n -> n > 0);
  }

  /** A reference to a secret. */
  public static Shape<Secret> secret() {
    return new Confidential();
  }

  /** A list. */
  public static <T> Shape<List<T>> listOf(Shape<T> item) {
    return new Listed<>(item);
  }

  /** A block whose keys match a pattern. */
  public static <T> Shape<Map<String, T>> mapOf(String keys, String pattern, Shape<T> value) {
    return new Mapped<>(matching(keys, pattern), value);
  }

  private static Scalar<String> matching(String allowed, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return LINE.only(allowed, "does not fit", t -> compiled.matcher(t).matches());
  }

  private static Scalar<Duration> durations() {
    return new Scalar<>(Durations.ALLOWED, Durations::parse);
  }

  private static Parsed<Integer> whole(String text) {
    return text.matches("\\d{1,9}")
        ? Parsed.value(Integer.parseInt(text))
        : Parsed.wrong("is no whole number");
  }

  private static Parsed<Double> decimal(String text) {
    return Quantities.decimal(text)
        .map(n -> Parsed.value(n.doubleValue()))
        .orElse(Parsed.wrong("is no number"));
  }

  private static Parsed<BigDecimal> money(String text) {
    return Quantities.decimal(text)
        .filter(n -> n.stripTrailingZeros().scale() <= MOST_DECIMALS)
        .filter(n -> n.compareTo(MOST_DOLLARS) <= 0)
        .map(Parsed::value)
        .orElse(Parsed.wrong("is no amount of at most six decimals, up to a million"));
  }

  private static Parsed<ZoneId> zone(String text) {
    try {
      return Parsed.value(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Parsed.wrong("is no time zone");
    }
  }

  private static Parsed<URI> uri(String text) {
    boolean web = text.startsWith("http://") || text.startsWith("https://");
    try {
      URI uri = URI.create(text);
      boolean usable = web && uri.getHost() != null && uri.getUserInfo() == null;
      return usable ? Parsed.value(uri) : Parsed.wrong("is no http:// or https:// address");
    } catch (IllegalArgumentException e) {
      return Parsed.wrong("is no http:// or https:// address");
    }
  }

  private static Parsed<Path> toPath(String text) {
    try {
      return text.isEmpty() ? Parsed.wrong("is empty") : Parsed.value(Path.of(text));
    } catch (InvalidPathException e) {
      return Parsed.wrong("is no path");
    }
  }

  private static Parsed<Pattern> compiled(String text) {
    try {
      return Parsed.value(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      return Parsed.wrong("is no regular expression: " + e.getDescription());
    }
  }
}
