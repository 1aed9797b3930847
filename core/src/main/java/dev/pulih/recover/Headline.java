package dev.pulih.recover;

import dev.pulih.detect.Finding;

/** How a finding is written in one line. */
final class Headline {

  private Headline() {}

  static String of(Finding finding) {
    Finding.Measured m = finding.measured();
    return "%s %s, over %s (%s)"
        .formatted(
            m.signal().name().replace('_', ' '),
            Amount.text(m.signal(), m.value()),
            Amount.text(m.signal(), m.bound()),
            finding.rule());
  }
}
