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
    List<String> lines = new ArrayList<>();
    for (OfRule rule : report.thresholds()) {
      rule.warnings()
          .forEach(w -> lines.add("warning: " + rule.service() + " " + rule.rule() + ": " + w));
    }
    unchanged(report).forEach((of, rules) -> lines.add(of.formatted(String.join(", ", rules))));
    return lines;
  }

  /** Those of a service with the same reason in one line. */
  private static Map<String, List<String>> unchanged(TuneReport report) {
    Map<String, List<String>> same = new LinkedHashMap<>();
    report.thresholds().stream()
        .filter(rule -> rule.proposed().isEmpty())
        .forEach(
            rule -> {
              String kind = rule.outcome().equals("right") ? "right: " : "no proposal: ";
              String line = kind + rule.service() + " %s: " + rule.why().replace("%", "%%");
              same.computeIfAbsent(line, _ -> new ArrayList<>()).add(rule.rule());
            });
    return same;
  }
}
