package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What is anomalous, by how much and since when, in words. */
final class Onset {

  private Onset() {}

  static String of(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %.3g, bound %.3g, since %s",
        finding.measured().signal().name(),
        finding.measured().value(),
        finding.measured().bound(),
        finding.since().truncatedTo(ChronoUnit.SECONDS));
  }
}
