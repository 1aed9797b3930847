package dev.pulih.benchmarks.alerts;

import java.util.Optional;

/** What finds incidents in the rows of a day, each by those before it alone. */
sealed interface AlertRule permits EvidenceRule, LiveRule, PlainRule {

  /** Takes a row. */
  Optional<Alert> next(Day.Row row);

  /** How many columns it looks at. */
  int series();
}
