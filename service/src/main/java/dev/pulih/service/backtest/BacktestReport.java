package dev.pulih.service.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code report.json} holds: what was played, and what each configuration made of it.
 *
 * @param format the version of this schema
 * @param pulih the version of the Pulih that wrote it
 * @param range what was played
 * @param assumed what the readings do not say, and was assumed
 * @param notJudged what could not be judged, and why
 * @param incidentsGiven whether somebody said when something was wrong: without it every finding
 *     counts as outside
 * @param alike that the configurations differ in nothing that detection reads, if that is so
 * @param runs one for each configuration, on the same readings
 */
public record BacktestReport(
    int format,
    String pulih,
    Range range,
    List<String> assumed,
    List<NotJudged> notJudged,
    boolean incidentsGiven,
    Optional<String> alike,
    List<Run> runs) {

  /** The version of this schema. */
  public static final int FORMAT = 1;

  /**
   * What was played.
   *
   * @param source where it was read
   * @param from the first tick
   * @param to no tick was later
   * @param stepSeconds from one tick to the next
   * @param ticks how many
   * @param emptyTicks at how many there was no sample at all
   * @param failedTicks at how many a signal could not be read
   * @param firstSample the first tick with a sample
   * @param lastSample the last one
   * @param failure why a signal could not be read, if one could not
   */
  public record Range(
      String source,
      Instant from,
      Instant to,
      double stepSeconds,
      long ticks,
      long emptyTicks,
      long failedTicks,
      Optional<Instant> firstSample,
      Optional<Instant> lastSample,
      Optional<String> failure) {}

  /** A rule or guard that readings alone do not tell. */
  public record NotJudged(String what, String why) {}

  /** What one configuration made of the readings. */
  public record Run(
      String configuration,
      Totals totals,
      List<Service> services,
      List<Rule> rules,
      List<Finding> findings,
      boolean findingsCut,
      List<Incident> incidents,
      boolean incidentsCut,
      List<Given> given) {}

  /**
   * The run in numbers.
   *
   * @param findings all of them; a finding lasts from the first tick that says it to the last in a
   *     row
   * @param outside those outside of the given incidents
   * @param outsideP1P2 those of them that open incidents
   * @param judgedServiceDays the known time outside of the given incidents over all services
   * @param outsidePerServiceDay outside by judgedServiceDays; empty without such time
   * @param outsideP1P2PerServiceDay outsideP1P2 by judgedServiceDays
   * @param incidents that would have been opened
   * @param incidentsOutside those of them outside of the given incidents
   * @param restarts that would have been made
   * @param shifts that would have been due
   * @param pages incidents for which people would have been called, before any action
   * @param given given incidents within the range
   * @param missed those of them in which nothing was found
   * @param medianSecondsToFinding from their beginning, over those that were found
   * @param medianSecondsToP1P2 the same to the first P1 or P2
   */
  public record Totals(
      long findings,
      long outside,
      long outsideP1P2,
      double judgedServiceDays,
      Optional<Double> outsidePerServiceDay,
      Optional<Double> outsideP1P2PerServiceDay,
      long incidents,
      long incidentsOutside,
      long restarts,
      long shifts,
      long pages,
      long given,
      long missed,
      Optional<Double> medianSecondsToFinding,
      Optional<Double> medianSecondsToP1P2) {}

  /** One service: its mode as configured, and how long what of it was known. */
  public record Service(
      String service,
      String mode,
      long ticks,
      double unknownShare,
      double judgedDays,
      long findings,
      long outside,
      long outsideP1P2,
      Optional<Double> outsidePerDay) {}

  /** How often a rule found something of a service, and where that lies. */
  public record Rule(
      String service,
      String rule,
      Optional<String> severity,
      long findings,
      long inside,
      long after,
      long unknowable,
      long outside) {}

  /** A finding. */
  public record Finding(
      String service,
      String rule,
      Optional<String> severity,
      String signal,
      String entity,
      Instant since,
      Instant from,
      Instant to,
      double worst,
      double bound,
      String where) {}

  /** An incident that would have been opened, with what would have been done about it. */
  public record Incident(
      String id,
      String service,
      List<String> members,
      Instant opened,
      String severity,
      String headline,
      String where,
      List<Done> done,
      Optional<Instant> unknowableFrom,
      Optional<Instant> ended,
      Optional<String> ending) {}

  /** Something that would have been done, or held. */
  public record Done(Instant at, String what, String why) {}

  /** How an incident that was given was seen. */
  public record Given(
      String service,
      Instant from,
      Instant to,
      long ticks,
      long unknownTicks,
      Optional<Instant> found,
      Optional<Instant> foundP1P2,
      Optional<Double> secondsToFinding,
      Optional<Double> secondsToP1P2,
      boolean missed) {}
}
