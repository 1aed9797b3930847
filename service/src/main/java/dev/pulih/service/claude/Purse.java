package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Budget;
import dev.pulih.analyse.BudgetStage;
import dev.pulih.analyse.Dollars;
import dev.pulih.detect.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The month's budget and the record of what was spent: no call is made that it does not allow, and
 * none before its intent is committed.
 */
final class Purse {

  private final Budget budget;
  private final AuditLog log;
  private final BudgetNotice notice;
  private final Clock clock;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Held held;

  /** What was spent in a month, as it was last looked at. */
  private record Held(YearMonth month, Dollars spent) {}

  Purse(Budget budget, AuditLog log, BudgetNotice notice, Clock clock) {
    this.budget = budget;
    this.log = log;
    this.notice = notice;
    this.clock = clock;
    this.held = new Held(budget.month(clock.instant()), Dollars.NONE);
  }

  /** What is spent in this month, looked up now. */
  Dollars lookUp() {
    YearMonth month = budget.month(clock.instant());
    Dollars spent = log.spent(budget.from(month), budget.until(month));
    held = new Held(month, spent);
    return spent;
  }

  /** What is spent in this month, as it was last looked at. */
  Dollars spent() {
    Held last = held;
    return last.month().equals(budget.month(clock.instant())) ? last.spent() : Dollars.NONE;
  }

  Budget budget() {
    return budget;
  }

  String said() {
    return budget.said(lookUp(), budget.month(clock.instant()));
  }

  /** Commits the intent, or that it is refused. Returns whether the call is to be made. */
  synchronized boolean admits(Intent intent, Severity severity, boolean cheapest) {
    Optional<String> refusal = refusal(intent, severity, cheapest, lookUp());
    refusal.ifPresent(why -> log.spare(intent, Outcome.REFUSED_BY_BUDGET, why));
    return refusal.isEmpty() && log.intend(intent);
  }

  private Optional<String> refusal(
      Intent intent, Severity severity, boolean cheapest, Dollars spent) {
    BudgetStage stage = budget.stage(spent);
    if (!stage.admits(intent.feature(), severity) || (stage.prefersCheapest() && !cheapest)) {
      return Optional.of("%d %% of the budget: %s".formatted(stage.percent(), stage.meaning()));
    }
    return budget.covers(spent, intent.request().most())
        ? Optional.empty()
        : Optional.of("what is left does not cover the call");
  }

  void spare(Intent intent, Outcome outcome, String why) {
    log.spare(intent, outcome, why);
  }

  void settle(CallId id, Settlement settlement) {
    log.settle(id, settlement);
    tell();
  }

  /** Tells of each stage that is reached, as far as nobody was told in this month. */
  private void tell() {
    Instant now = clock.instant();
    String sentence = said();
    reached().stream()
        .filter(stage -> told.add(budget.month(now) + " " + stage))
        .filter(stage -> log.firstNotice(budget.month(now), stage, now))
        .forEach(stage -> notice.reached(stage, sentence(stage, sentence)));
  }

  private List<BudgetStage> reached() {
    BudgetStage now = budget.stage(spent());
    return Arrays.stream(BudgetStage.values())
        .filter(stage -> stage != BudgetStage.AMPLE && stage.compareTo(now) <= 0)
        .toList();
  }

  private static String sentence(BudgetStage stage, String said) {
    return "Claude's budget is %d %% used (%s): %s."
        .formatted(stage.percent(), said, stage.meaning());
  }
}
