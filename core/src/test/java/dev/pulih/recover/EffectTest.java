package dev.pulih.recover;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.recover.Effect.Lane;
import dev.pulih.signal.Routes.Destination;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is to be done, by lane, and weights that may be written. */
class EffectTest {

  static Stream<Arguments> lanes() {
    Effect.Check check = new Effect.Check(TXN, List.of(POD), 0.1, 20);
    RestartOrder order = new RestartOrder(WORKLOAD, at(0), "mine");
    return Stream.of(
        Arguments.of(new Effect.CaptureEvidence(WORKLOAD, List.of(POD)), Lane.CLUSTER),
        Arguments.of(new Effect.Restart(order, check, at(60)), Lane.CLUSTER),
        Arguments.of(new Effect.Shift(at(0), List.of(), check, at(60)), Lane.CLUSTER),
        Arguments.of(new Effect.Undo(at(0), List.of(), at(60)), Lane.CLUSTER),
        Arguments.of(new Effect.Release(List.of(), at(60)), Lane.CLUSTER),
        Arguments.of(new Effect.Page("it fails", 0), Lane.PAGER),
        Arguments.of(new Effect.StandDown("it is over", 0), Lane.PAGER),
        Arguments.of(new Effect.Acknowledge("siti has it", 0), Lane.PAGER),
        Arguments.of(new Effect.Announce("it restarts", at(0)), Lane.TIMELINE),
        Arguments.of(new Effect.Tell("it fails", false), Lane.CHAT),
        Arguments.of(new Effect.AskOpinion(), Lane.DESK),
        Arguments.of(new Effect.Draft(), Lane.DESK));
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void what_touches_the_cluster_waits_for_no_channel(Effect effect, Lane lane) {
    assertThat(effect.lane()).isEqualTo(lane);
  }

  @Test
  void the_effects_above_are_all_effects() {
    assertThat(lanes().map(a -> a.get()[0].getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Effect.class.getPermittedSubclasses()).map(Class::getSimpleName).toList());
  }

  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource({"101, -1", "-1, 101", "50, 49", "50, 51", "0, 0"})
  void weights_are_from_0_to_100_and_sum_to_100(int v1, int v2) {
    List<Destination> before = Sights.weights(50, 50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightChange.OfRoute(0, "main", before, Sights.weights(v1, v2)))
        .withMessageStartingWith("Weights must be 0 to 100 and sum to 100: ");
  }

  @Test
  void all_or_nothing_are_weights() {
    List<Destination> before = Sights.weights(50, 50);
    List<Destination> after = Sights.weights(100, 0);
    assertThat(new WeightChange.OfRoute(0, "main", before, after).after()).isEqualTo(after);
  }
}
