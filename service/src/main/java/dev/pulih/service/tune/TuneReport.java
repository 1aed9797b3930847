package dev.pulih.service.tune;

import dev.pulih.service.backtest.BacktestReport.Range;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --json} writes: each threshold that was looked at, with the evidence.
 *
 * @param format the version of this schema
 * @param pulih the version of the Pulih that wrote it
 * @param configuration the file that the proposals are for
 * @param range what was played
 * @param alarmsPerWeek that are wanted at most, of a rule and service
 * @param thresholds by service and rule
 */
public record TuneReport(
    int format,
    String pulih,
    String configuration,
    Range range,
    double alarmsPerWeek,
    List<OfRule> thresholds) {

  /** The version of this schema. */
  public static final int FORMAT = 1;

  /**
   * One threshold of one service.
   *
   * @param service the service
   * @param rule the rule
   * @param signal what it compares
   * @param outcome {@code change}, {@code right} or {@code untold}
   * @param why the reason
   * @param history what was known outside of given incidents
   * @param present what the present threshold would have raised
   * @param proposed the same of the one that is proposed, if one is
   * @param warnings what to think of before it is taken over
   */
  public record OfRule(
      String service,
      String rule,
      String signal,
      String outcome,
      String why,
      History history,
      Alarms present,
      Optional<Alarms> proposed,
      List<String> warnings) {}

  /**
   * The history outside of given incidents.
   *
   * @param knownDays in which something was known
   * @param samples known readings
   * @param unknownShare of the time, 0 to 1
   * @param highest reading, in the unit of the signal; empty without any
   */
  public record History(
      double knownDays, long samples, double unknownShare, Optional<Double> highest) {}

  /**
   * A threshold, and what it would have raised.
   *
   * @param threshold as it is configured
   * @param bound in the unit of the signal
   * @param alarms outside of given incidents
   * @param standingShare of the known readings at which one would have stood, 0 to 1
   * @param incidentsFound given incidents in which one would have begun
   * @param incidentsMissed the others
   */
  public record Alarms(
      String threshold,
      double bound,
      int alarms,
      double standingShare,
      int incidentsFound,
      int incidentsMissed) {}
}
