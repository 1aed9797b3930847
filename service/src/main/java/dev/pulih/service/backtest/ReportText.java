package dev.pulih.service.backtest;

import dev.pulih.service.backtest.BacktestReport.Done;
import dev.pulih.service.backtest.BacktestReport.Given;
import dev.pulih.service.backtest.BacktestReport.Incident;
import dev.pulih.service.backtest.BacktestReport.Range;
import dev.pulih.service.backtest.BacktestReport.Run;
import dev.pulih.service.backtest.BacktestReport.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The report as lines and rows, for a terminal and for the page. */
public final class ReportText {

  private static final int LISTED = 20;

  private ReportText() {}

  /** What was read, and what not, in sentences. */
  public static List<String> read(Range range) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%,d ticks from %s to %s, one every %s s, read from %s."
            .formatted(
                range.ticks(),
                range.from(),
                range.to(),
                plain(range.stepSeconds()),
                range.source()));
    if (range.emptyTicks() > 0) {
      lines.add(
          "%,d of them (%s) had no sample at all: nothing is known of that time. The first sample is of %s, the last of %s."
              .formatted(
                  range.emptyTicks(),
                  percent((double) range.emptyTicks() / range.ticks()),
                  text(range.firstSample()),
                  text(range.lastSample())));
    }
    range
        .failure()
        .ifPresent(
            why ->
                lines.add(
                    "At %,d ticks a signal could not be read: %s"
                        .formatted(range.failedTicks(), why)));
    return lines;
  }

  /** What was played, in sentences. */
  public static List<String> played(BacktestReport report) {
    List<String> lines = read(report.range());
    report.alike().ifPresent(lines::add);
    if (!report.incidentsGiven()) {
      lines.add(
          "No incidents were given (--incidents): all findings count as outside, true ones too, and nothing is said of what was missed.");
    }
    return lines;
  }

  /** The runs in numbers, a column for each. */
  public static List<List<String>> totals(BacktestReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(report, "", Run::configuration));
    rows.add(row(report, "findings", run -> count(run.totals().findings())));
    rows.add(row(report, "outside of given incidents", run -> count(run.totals().outside())));
    rows.add(
        row(report, "  per service and day", run -> rate(run.totals().outsidePerServiceDay())));
    rows.add(row(report, "P1 and P2 outside", run -> count(run.totals().outsideP1P2())));
    rows.add(
        row(report, "  per service and day", run -> rate(run.totals().outsideP1P2PerServiceDay())));
    rows.add(row(report, "incidents", run -> count(run.totals().incidents())));
    rows.add(
        row(report, "  outside of given incidents", run -> count(run.totals().incidentsOutside())));
    rows.add(row(report, "restarts (stage 1)", run -> count(run.totals().restarts())));
    rows.add(row(report, "shifts due (stage 2)", run -> count(run.totals().shifts())));
    rows.add(row(report, "people called first", run -> count(run.totals().pages())));
    if (report.incidentsGiven()) {
      rows.add(row(report, "given incidents found", run -> found(run.totals())));
      rows.add(
          row(
              report,
              "  median time to a finding",
              run -> seconds(run.totals().medianSecondsToFinding())));
      rows.add(
          row(
              report,
              "  median time to a P1 or P2",
              run -> seconds(run.totals().medianSecondsToP1P2())));
    }
    return rows;
  }

  private static List<String> row(BacktestReport report, String name, Function<Run, String> value) {
    List<String> row = new ArrayList<>(List.of(name));
    report.runs().forEach(run -> row.add(value.apply(run)));
    return row;
  }

  /** The findings by service and rule. */
  public static List<List<String>> rules(Run run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "service", "rule", "severity", "findings", "inside", "after", "unknowable", "outside"));
    run.rules()
        .forEach(
            rule ->
                rows.add(
                    List.of(
                        rule.service(),
                        rule.rule(),
                        rule.severity().orElse("anomaly"),
                        count(rule.findings()),
                        count(rule.inside()),
                        count(rule.after()),
                        count(rule.unknowable()),
                        count(rule.outside()))));
    return rows;
  }

  /** The services. */
  public static List<List<String>> services(Run run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "service", "mode", "unknown", "findings", "outside", "per day", "P1 and P2 outside"));
    run.services()
        .forEach(
            service ->
                rows.add(
                    List.of(
                        service.service(),
                        service.mode(),
                        percent(service.unknownShare()),
                        count(service.findings()),
                        count(service.outside()),
                        rate(service.outsidePerDay()),
                        count(service.outsideP1P2()))));
    return rows;
  }

  /** The given incidents. */
  public static List<List<String>> given(Run run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("service", "from", "to", "found after", "P1 or P2 after", "unknown"));
    run.given().forEach(given -> rows.add(given(given)));
    return rows;
  }

  private static List<String> given(Given given) {
    String none = given.ticks() == 0 ? "not in the range" : "missed";
    return List.of(
        given.service(),
        given.from().toString(),
        given.to().toString(),
        given.secondsToFinding().map(ReportText::seconds).orElse(none),
        given.secondsToP1P2().map(ReportText::seconds).orElse("never"),
        given.ticks() == 0 ? "-" : percent((double) given.unknownTicks() / given.ticks()));
  }

  /** An incident in lines. */
  static List<String> incident(Incident incident) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s  %s".formatted(incident.opened(), incident.service(), incident.headline()));
    incident.done().forEach(done -> lines.add("  " + line(done)));
    incident.unknowableFrom().ifPresent(at -> lines.add("  what follows is not knowable"));
    incident
        .ended()
        .ifPresent(
            at ->
                lines.add("  the readings end it at " + at + ": " + incident.ending().orElse("")));
    return lines;
  }

  static String line(Done done) {
    return done.at() + "  " + done.what() + "  " + done.why();
  }

  /** The first incidents of a run, and how many more there are. */
  public static List<String> incidents(Run run) {
    List<String> lines = new ArrayList<>();
    run.incidents().stream().limit(LISTED).forEach(i -> lines.addAll(incident(i)));
    long more = run.totals().incidents() - LISTED;
    if (more > 0) {
      lines.add("and " + more + " more, in report.html and report.json");
    }
    return lines;
  }

  private static String found(Totals totals) {
    return "%d of %d".formatted(totals.given() - totals.missed(), totals.given());
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String rate(Optional<Double> rate) {
    return rate.map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("not known");
  }

  private static String seconds(Optional<Double> seconds) {
    return seconds.map(ReportText::seconds).orElse("-");
  }

  private static String seconds(double seconds) {
    return plain(seconds) + " s";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? count((long) number)
        : String.format(Locale.ROOT, "%.4g", number);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }
}
