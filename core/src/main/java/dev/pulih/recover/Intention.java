package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Stage;
import java.util.stream.Collectors;

/**
 * An action that a person is asked to allow. A yes is for this action and no other: what it covers
 * is in the words that the person read.
 *
 * @param stage the stage
 * @param action what would be done to what
 * @param why why it is not done without asking
 */
public record Intention(Stage stage, String action, Hold why) {

  static Intention of(Stage stage, Situation s, Hold why) {
    return new Intention(stage, action(stage, s), why);
  }

  /** Whether it is for what would be done in this situation. */
  boolean covers(Situation s) {
    return action.equals(action(stage, s));
  }

  private static String action(Stage stage, Situation s) {
    return switch (stage) {
      case RESTART -> Texts.restart(s);
      case SHIFT ->
          Texts.shift(s)
              + s.shift().plan().changes().stream()
                  .map(WeightChange::virtualService)
                  .sorted()
                  .collect(Collectors.joining(", ", " in ", ""));
    };
  }

  @Override
  public String toString() {
    return "stage " + stage.number() + " needs approval to " + action + " (" + why + ")";
  }
}
