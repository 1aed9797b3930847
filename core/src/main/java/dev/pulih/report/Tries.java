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
    return capital(attempt)
        + ": the service failed "
        + share(attempt.before())
        + " of its requests when it was "
        + ending(attempt);
  }

  private static String ending(Attempt attempt) {
    return switch (attempt.result()) {
      case DRY_RUN -> "rehearsed.";
      case REFUSED -> "due, and it was not done.";
      case UNDER_WAY -> "decided; it is under way.";
      case RECOVERED, NOT_RECOVERED, INCONCLUSIVE, RELAPSED ->
          "decided, and "
              + judged(attempt.stage())
              + " "
              + share(attempt.after())
              + " of theirs when it was judged.";
    };
  }

  private static String judged(Stage stage) {
    return switch (stage) {
      case RESTART -> "the new pods";
      case SHIFT -> "the pods of the target subset";
    };
  }

  private static String share(Reading reading) {
    return switch (reading) {
      case Reading.Value(double value) -> Ratio.text(value);
      case Reading.Unknown _ -> "an unknown share";
    };
  }

  private static String capital(Attempt attempt) {
    return "S" + name(attempt.stage()).substring(1);
  }

  /** What became of a try that did not help for good. */
  static String failure(Attempt attempt) {
    String name = capital(attempt);
    return switch (attempt.result()) {
      case NOT_RECOVERED -> name + " did not help.";
      case INCONCLUSIVE -> name + " could not be judged: too little was known.";
      case RELAPSED -> name + " helped only for a while.";
      case REFUSED -> name + " was due, and was not done.";
      case UNDER_WAY, RECOVERED, DRY_RUN -> "";
    };
  }
}
