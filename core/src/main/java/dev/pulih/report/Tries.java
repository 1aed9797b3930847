package dev.pulih.report;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Ratio;
import dev.pulih.signal.Reading;

/** How the tries of a stage are told. */
final class Tries {

  private Tries() {}

  /** Such as "stage 1 (a rollout restart)". */
  static String name(Stage stage) {
    return switch (stage) {
      case RESTART -> "stage 1 (a rollout restart)";
      case SHIFT -> "stage 2 (a shift of traffic)";
    };
  }

  /** The error rates around a try, and nothing of what was not measured. */
  static String rates(Attempt attempt) {
    String before = rate(attempt.before());
    return switch (attempt.result()) {
      case DRY_RUN -> name(attempt.stage()) + " was rehearsed at " + before + ".";
      case REFUSED -> name(attempt.stage()) + " was not done; then it was " + before + ".";
      case UNDER_WAY -> name(attempt.stage()) + " was decided at " + before + "; it is under way.";
      case RECOVERED, NOT_RECOVERED, INCONCLUSIVE, RELAPSED ->
          name(attempt.stage())
              + " was decided at "
              + before
              + " and judged at "
              + rate(attempt.after())
              + ".";
    };
  }

  private static String rate(Reading reading) {
    return switch (reading) {
      case Reading.Value(double value) -> Ratio.text(value);
      case Reading.Unknown _ -> "an unknown rate";
    };
  }

  /** What became of a try that did not help for good. */
  static String failure(Attempt attempt) {
    String name = "S" + name(attempt.stage()).substring(1);
    return switch (attempt.result()) {
      case NOT_RECOVERED -> name + " did not help.";
      case INCONCLUSIVE -> name + " could not be judged: too little was known.";
      case RELAPSED -> name + " helped only for a while.";
      case REFUSED -> name + " was due, and was not done.";
      case UNDER_WAY, RECOVERED, DRY_RUN -> "";
    };
  }
}
