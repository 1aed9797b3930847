package dev.pulih.tune;

import dev.pulih.detect.Threshold;
import dev.pulih.policy.Watched;
import java.time.Duration;
import java.util.List;

/**
 * What the history of a service says about one of its thresholds.
 *
 * @param watched the service
 * @param rule the rule
 * @param seen the history, outside of known incidents
 * @param present what the present threshold would have made of it
 * @param outcome what is proposed
 */
public record TunedRule(
    Watched watched, Threshold rule, Seen seen, Tried present, Outcome outcome) {

  /**
   * A history outside of known incidents.
   *
   * @param known the time in which something was known
   * @param samples the known readings, of all series of the rule
   * @param unknownShare share of the time in which nothing was known, 0 to 1
   * @param highest the highest reading, in the unit of the signal; meaningless without samples
   */
  public record Seen(Duration known, long samples, double unknownShare, double highest) {

    /** The known time in days. */
    public double days() {
      return 7 * AlarmRate.weeks(known);
    }
  }

  /**
   * A threshold, and what it would have made of the history.
   *
   * @param number as it is configured: the bound, or a multiple of the objective's
   * @param bound in the unit of the signal
   * @param alarms how many would have begun outside of known incidents
   * @param standing share of the known readings at which one would have stood, 0 to 1
   * @param incidents what it would have found of the known incidents
   */
  public record Tried(
      double number, double bound, int alarms, double standing, Incidents incidents) {}

  /**
   * Known incidents of a service.
   *
   * @param found those in which an alarm of the rule would have begun
   * @param given all of them within the range
   */
  public record Incidents(int found, int given) {

    /** Those in which none would have begun. */
    public int missed() {
      return given - found;
    }
  }

  /** What is proposed, with the reason. */
  public sealed interface Outcome {
    /** A sentence. */
    String why();
  }

  /**
   * Another threshold.
   *
   * @param proposed what it would have made of the history
   * @param why the reason
   * @param warnings what to think of before it is taken over
   */
  public record Change(Tried proposed, String why, List<String> warnings) implements Outcome {
    public Change {
      warnings = List.copyOf(warnings);
    }
  }

  /** The present threshold is right. */
  public record Right(String why) implements Outcome {}

  /** The history does not tell. */
  public record Untold(String why) implements Outcome {}

  /** The same with another outcome. */
  TunedRule with(Outcome other) {
    return new TunedRule(watched, rule, seen, present, other);
  }

  /** The number that holds if what is proposed is taken over. */
  double number() {
    return switch (outcome) {
      case Change(Tried proposed, String _, List<String> _) -> proposed.number();
      case Right _, Untold _ -> present.number();
    };
  }
}
