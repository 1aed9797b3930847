package dev.pulih.service.config.yaml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit: ratios and sizes. */
final class Quantities {

  static final String RATIO = "a ratio such as 5 %, 5% or 0.05";
  static final String SIZE = "a size such as 64 KiB, 2 MiB or 512 B";

  /** Up to 12 digits before and after the point: exact, and no exponent can blow it up. */
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,12})?");

  private static final Pattern WITH_UNIT = Pattern.compile("([0-9.]+) ?([A-Za-z%]+)");
  private static final Map<String, Integer> BYTES =
      Map.of("B", 1, "KiB", 1 << 10, "MiB", 1 << 20, "kB", 1_000, "MB", 1_000_000);

  private Quantities() {}

  static Optional<BigDecimal> decimal(String text) {
    boolean decimal = DECIMAL.matcher(text).matches();
    return decimal ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** As a share of 1. */
  static Parsed<Double> ratio(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    Optional<BigDecimal> number = decimal(digits);
    if (number.isEmpty()) {
      return Parsed.wrong("is no ratio");
    }
    return percent ? within(number.get().movePointLeft(2)) : plain(number.get());
  }

  private static Parsed<Double> plain(BigDecimal number) {
    String amount = number.toPlainString();
    return number.compareTo(BigDecimal.ONE) > 0
        ? Parsed.wrong("is over 1; if it means " + amount + " percent, write " + amount + " %")
        : within(number);
  }

  private static Parsed<Double> within(BigDecimal ratio) {
    boolean fits = ratio.compareTo(BigDecimal.ONE) <= 0;
    return fits ? Parsed.value(ratio.doubleValue()) : Parsed.wrong("is over 100 %");
  }

  static Parsed<Integer> size(String text) {
    Matcher matcher = WITH_UNIT.matcher(text);
    if (!matcher.matches() || !BYTES.containsKey(matcher.group(2))) {
      return Parsed.wrong("is no size");
    }
    return decimal(matcher.group(1))
        .map(n -> n.multiply(BigDecimal.valueOf(BYTES.getOrDefault(matcher.group(2), 1))))
        .filter(n -> n.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(n -> Parsed.value(n.intValue()))
        .orElse(Parsed.wrong("is no size up to 2 GiB"));
  }
}
