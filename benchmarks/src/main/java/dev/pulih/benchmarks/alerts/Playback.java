package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.KitProblem;
import dev.pulih.signal.CallGraph;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Plays recorded days to a rule, says how far it is, and keeps the alerts. */
final class Playback {

  /** As many reasons of an alert are printed. */
  private static final int REASONS = 3;

  private final BiFunction<List<KitSeries>, CallGraph, AlertRule> rules;
  private final AlertsFile file;
  private final PrintWriter out;
  private final boolean explain;
  private int days;
  private int alerts;
  private double hours;

  Playback(
      BiFunction<List<KitSeries>, CallGraph, AlertRule> rules,
      AlertsFile file,
      PrintWriter out,
      boolean explain) {
    this.rules = rules;
    this.file = file;
    this.out = out;
    this.explain = explain;
  }

  /** Plays one day, to a rule that has seen nothing. */
  void play(Recording recording) {
    CallGraph calls = recording.calls();
    try (Day day = new Day(recording.day())) {
      AlertRule rule = rules.apply(new Head(day.columns(), calls).series(), calls);
      if (rule.series() == 0) {
        throw new KitProblem(
            recording.day() + " has no column that is looked at; docs/benchmarks.md lists those.");
      }
      int before = alerts;
      Length length = play(recording.name(), day, rule);
      days++;
      hours += length.hours();
      out.printf(
          Locale.ROOT,
          "%s: %,d rows in %.1f h, %,d of %,d columns; alerts: %,d%n",
          recording.name(),
          length.rows,
          length.hours(),
          rule.series(),
          day.columns().size(),
          alerts - before);
      out.flush();
    }
  }

  /** How long a day is. */
  private record Length(int rows, Instant from, Instant to) {
    private double hours() {
      return Duration.between(from, to).toMillis() / 3_600_000.0;
    }
  }

  private Length play(String name, Day day, AlertRule rule) {
    Length length = new Length(0, Instant.EPOCH, Instant.EPOCH);
    for (Optional<Day.Row> row = day.next(); row.isPresent(); row = day.next()) {
      Instant at = row.get().at();
      rule.next(row.get()).ifPresent(alert -> keep(name, alert));
      length = new Length(length.rows + 1, length.rows == 0 ? at : length.from, at);
    }
    return length;
  }

  private void keep(String name, Alert alert) {
    alerts++;
    file.add(name, alert);
    if (explain) {
      out.printf("%s %s%n", alert.at(), alert.suspects().stream().limit(1).toList());
      alert.reasons().stream().limit(REASONS).forEach(reason -> out.println("  " + reason));
    }
  }

  /** What was played in all; a row by itself takes no time, and has no rate. */
  String summary() {
    String rate = hours > 0 ? String.format(Locale.ROOT, ", %.2f an hour", alerts / hours) : "";
    return String.format(
        Locale.ROOT, "days: %,d of %.1f h in all; alerts: %,d%s.", days, hours, alerts, rate);
  }
}
