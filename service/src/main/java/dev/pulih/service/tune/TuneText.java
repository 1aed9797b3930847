package dev.pulih.service.tune;

import dev.pulih.service.tune.TuneReport.Alarms;
import dev.pulih.service.tune.TuneReport.OfRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report of a tuning for people. */
public final class TuneText {

  /** Where the names of the rules stand in a line; no name of a service has it. */
  private static final String RULES = "$RULES";

  private TuneText() {}

  /** What is proposed, one row for each change, below the names of the columns. */
  public static List<List<String>> changes(TuneReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "SERVICE",
            "RULE",
            "PRESENT",
            "PROPOSED",
            "ALARMS",
            "DAYS",
            "SAMPLES",
            "UNKNOWN",
            "HIGHEST",
            "FOUND"));
    report.thresholds().stream()
        .flatMap(rule -> rule.proposed().map(to -> row(rule, to)).stream())
        .forEach(rows::add);
    return rows;
  }

  private static List<String> row(OfRule rule, Alarms to) {
    Alarms now = rule.present();
    return List.of(
        rule.service(),
        rule.rule(),
        now.threshold(),
        to.threshold(),
        now.alarms() + " -> " + to.alarms(),
        "%.1f".formatted(rule.history().knownDays()),
        String.valueOf(rule.history().samples()),
        "%.0f %%".formatted(100 * rule.history().unknownShare()),
        rule.history().highest().map(TuneText::digits).orElse("-"),
        found(now) + " -> " + found(to));
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static String found(Alarms alarms) {
    int given = alarms.incidentsFound() + alarms.incidentsMissed();
    return given == 0 ? "-" : alarms.incidentsFound() + "/" + given;
  }

  /** The warnings, and why of the other thresholds nothing is proposed. */
  public static List<String> remarks(TuneReport report) {
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (OfRule rule : report.thresholds()) {
      rule.warnings().forEach(w -> add(same, rule, "warning: ", w));
    }
    report.thresholds().stream()
        .filter(rule -> rule.proposed().isEmpty())
        .forEach(
            r -> add(same, r, r.outcome().equals("right") ? "right: " : "no proposal: ", r.why()));
    List<String> lines = new ArrayList<>(leftOut(report));
    same.forEach((line, rules) -> lines.add(line.replace(RULES, String.join(", ", rules))));
    return lines;
  }

  /** Rules of a service with the same remark share a line. */
  private static void add(Map<String, List<String>> same, OfRule rule, String kind, String remark) {
    String line = kind + rule.service() + " " + RULES + ": " + remark;
    same.computeIfAbsent(line, _ -> new ArrayList<>()).add(rule.rule());
  }

  /** The given incidents that are counted for nothing but what is found of them. */
  private static List<String> leftOut(TuneReport report) {
    Map<String, Integer> given = new LinkedHashMap<>();
    report.thresholds().forEach(rule -> given.merge(rule.service(), given(rule), Math::max));
    return given.entrySet().stream()
        .filter(service -> service.getValue() > 0)
        .map(
            service ->
                "left out: given incidents of " + service.getKey() + ": " + service.getValue())
        .toList();
  }

  private static int given(OfRule rule) {
    return rule.present().incidentsFound() + rule.present().incidentsMissed();
  }
}
