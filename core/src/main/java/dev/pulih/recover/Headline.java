package dev.pulih.recover;

import dev.pulih.detect.Finding;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** How a finding is written in one line. */
final class Headline {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Headline() {}

  static String of(Finding finding) {
    Finding.Measured m = finding.measured();
    return "%s %s, over %s (%s)"
        .formatted(
            m.signal().name().replace('_', ' '),
            value(m.signal(), m.value()),
            value(m.signal(), m.bound()),
            finding.rule());
  }

  private static String value(Signal signal, double value) {
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
