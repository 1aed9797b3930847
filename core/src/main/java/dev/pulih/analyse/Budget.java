package dev.pulih.analyse;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * What may be spent on models in a calendar month.
 *
 * @param monthly the amount
 * @param zone where a month begins at midnight
 */
public record Budget(Dollars monthly, ZoneId zone) {

  public Budget {
    if (monthly.equals(Dollars.NONE)) {
      throw new IllegalArgumentException(
          "A budget is over 0; to ask no model at all, leave the block away.");
    }
  }

  /** The month of an instant. */
  public YearMonth month(Instant now) {
    return YearMonth.from(now.atZone(zone));
  }

  /** When a month begins. */
  public Instant from(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** When a month is over. */
  public Instant until(YearMonth month) {
    return from(month.plusMonths(1));
  }

  /** How far it is used. */
  public BudgetStage stage(Dollars spent) {
    return BudgetStage.of(spent, monthly);
  }

  /** Whether that much may be spent on top. */
  public boolean covers(Dollars spent, Dollars more) {
    return spent.plus(more).compareTo(monthly) <= 0;
  }

  /** What is spent and left, in a sentence without its full stop. */
  public String said(Dollars spent, YearMonth month) {
    return "%s of %s spent in %s (%d %%), %s left"
        .formatted(spent, monthly, month, spent.percentOf(monthly), monthly.less(spent));
  }
}
