package dev.pulih.analyse;

import dev.pulih.detect.Severity;
import java.util.Arrays;

/** How much of a month's budget is spent, and what is still asked for then. */
public enum BudgetStage {
  /** Everything is asked. */
  AMPLE(0, "everything is asked"),
  /** People are warned. */
  WARNED(70, "everything is still asked"),
  /** The cheapest model is preferred. */
  THRIFTY(85, "only the cheapest model is asked"),
  /** Only what is urgent is asked. */
  URGENT_ONLY(95, "only P1 incidents and post-mortems are asked about"),
  /** Nothing is asked. */
  SPENT(100, "nothing is asked until the next month; templates answer");

  private final int percent;
  private final String meaning;

  BudgetStage(int percent, String meaning) {
    this.percent = percent;
    this.meaning = meaning;
  }

  /** From which share of the budget on, in hundredths. */
  public int percent() {
    return percent;
  }

  /** What it means for questions. */
  public String meaning() {
    return meaning;
  }

  /** The stage at which so much is spent. */
  static BudgetStage of(Dollars spent, Dollars monthly) {
    long percent = spent.percentOf(monthly);
    return Arrays.stream(values())
        .filter(stage -> stage.percent <= percent)
        .reduce(AMPLE, (_, higher) -> higher);
  }

  /** Whether something is still asked for. */
  public boolean admits(Feature feature, Severity severity) {
    return switch (this) {
      case AMPLE, WARNED, THRIFTY -> true;
      case URGENT_ONLY -> feature == Feature.POSTMORTEM || isUrgentVerdict(feature, severity);
      case SPENT -> false;
    };
  }

  private static boolean isUrgentVerdict(Feature feature, Severity severity) {
    return feature == Feature.VERDICT && severity == Severity.P1;
  }

  /** Whether the cheapest model alone is asked. */
  public boolean prefersCheapest() {
    return compareTo(THRIFTY) >= 0;
  }
}
