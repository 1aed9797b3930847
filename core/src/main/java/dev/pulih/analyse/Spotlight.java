package dev.pulih.analyse;

import dev.pulih.signal.Series;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.Set;

/**
 * Which series say something of their own. Averages over longer windows are smoothed copies of the
 * shortest one, and how old a scrape is, or what a pod could carry, says how far to trust a number.
 */
final class Spotlight {

  private static final Set<String> ABOUT_MEASURING =
      Set.of(Signals.SAMPLE_AGE.name(), Signals.POD_CAPACITY.name());

  private Spotlight() {}

  static boolean shows(Series series) {
    Span span = series.signal().span();
    return (span == Span.RECENT || span == Span.NONE)
        && !ABOUT_MEASURING.contains(series.signal().name());
  }
}
