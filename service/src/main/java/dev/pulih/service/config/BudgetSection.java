package dev.pulih.service.config;

import dev.pulih.analyse.Budget;
import dev.pulih.analyse.Dollars;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.math.BigDecimal;
import java.time.ZoneId;

/** Keys of what may be spent on Claude. */
final class BudgetSection extends Section<Budget> {

  private final Key<BigDecimal> monthly =
      key("monthly", Shapes.amount(), "50", "For a calendar month, in US dollars.");
  private final Key<ZoneId> timeZone =
      key(
          "timeZone",
          Shapes.timeZone(),
          "UTC",
          "Where a month begins at midnight; in UTC as the vendor's bills.");

  @Override
  protected Budget build(Fields fields) {
    return new Budget(Dollars.of(fields.get(monthly)), fields.get(timeZone));
  }
}
