package dev.pulih.service.tune;

import dev.pulih.detect.Threshold;
import dev.pulih.detect.ThresholdText;
import dev.pulih.service.backtest.Reports;
import dev.pulih.service.tune.TuneReport.Alarms;
import dev.pulih.service.tune.TuneReport.History;
import dev.pulih.service.tune.TuneReport.OfRule;
import dev.pulih.tune.AlarmRate;
import dev.pulih.tune.TunedRule;
import dev.pulih.tune.TunedRule.Change;
import dev.pulih.tune.TunedRule.Outcome;
import dev.pulih.tune.TunedRule.Right;
import dev.pulih.tune.TunedRule.Seen;
import dev.pulih.tune.TunedRule.Tried;
import dev.pulih.tune.TunedRule.Untold;
import dev.pulih.tune.Tuning.Tuned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes reports of tunings.
 *
 * @param reports of what was played
 * @param configuration the file that is tuned
 * @param wanted the rate
 */
public record TuneReports(Reports reports, Path configuration, AlarmRate wanted) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The report of what came of one. */
  public TuneReport of(Tuned tuned) {
    return new TuneReport(
        TuneReport.FORMAT,
        reports.pulih(),
        configuration.toString(),
        reports.range(tuned.coverage()),
        wanted.perWeek(),
        tuned.rules().stream().map(TuneReports::rule).toList());
  }

  private static OfRule rule(TunedRule tuned) {
    Outcome outcome = tuned.outcome();
    return new OfRule(
        tuned.watched().service().toString(),
        tuned.rule().name(),
        tuned.rule().signals().getFirst().name(),
        word(outcome),
        outcome.why(),
        history(tuned.seen()),
        alarms(tuned.rule(), tuned.present()),
        change(outcome).map(change -> alarms(tuned.rule(), change.proposed())),
        change(outcome).map(Change::warnings).orElse(List.of()));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Change _ -> "change";
      case Right _ -> "right";
      case Untold _ -> "untold";
    };
  }

  private static Optional<Change> change(Outcome outcome) {
    return outcome instanceof Change change ? Optional.of(change) : Optional.empty();
  }

  private static History history(Seen seen) {
    Optional<Double> highest = Optional.of(seen.highest()).filter(Double::isFinite);
    return new History(seen.days(), seen.samples(), seen.unknownShare(), highest);
  }

  private static Alarms alarms(Threshold rule, Tried tried) {
    return new Alarms(
        ThresholdText.of(rule, tried.number()),
        tried.bound(),
        tried.alarms(),
        tried.standing(),
        tried.incidents().found(),
        tried.incidents().missed());
  }

  /** Writes one to a file. */
  public static void write(Path file, TuneReport report) {
    try {
      Files.writeString(file, JSON.writeValueAsString(report) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The evidence cannot be written to %s (%s); name another file with --json."
              .formatted(file, e),
          e);
    }
  }
}
