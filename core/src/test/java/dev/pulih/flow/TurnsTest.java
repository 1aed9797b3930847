package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.EventLog.EffectId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may speak at a desk that takes one message in two seconds. */
class TurnsTest {

  private static final EffectId FIRST = new EffectId("first", 1, 0);
  private static final EffectId SECOND = new EffectId("second", 1, 0);
  private static final EffectId THIRD = new EffectId("third", 1, 0);

  private final Turns turns = new Turns(Duration.ofSeconds(2));

  @Test
  void whoever_comes_first_to_a_free_desk_has_the_turn() {
    assertThat(turns.ask(at(0))).isEmpty();
    assertThat(turns.ask(at(1))).isEqualTo(seconds(1));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(2))).isEmpty();
    assertThat(turns.ask(at(3))).isEqualTo(seconds(1));
  }

  @Test
  void who_calls_people_keeps_a_place_before_all_who_only_inform() {
    turns.ask(at(0));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(1))).isEqualTo(seconds(1));
    assertThat(turns.ask(SECOND, Urgency.FIRST_CALL, at(1))).isEqualTo(seconds(3));
    assertThat(turns.ask(at(2))).isEqualTo(seconds(4));
    assertThat(turns.ask(SECOND, Urgency.FIRST_CALL, at(2))).isEqualTo(seconds(2));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(2))).isEmpty();
    assertThat(turns.ask(SECOND, Urgency.FIRST_CALL, at(4))).isEmpty();
    assertThat(turns.ask(at(6))).isEmpty();
  }

  @Test
  void the_more_urgent_goes_first_though_it_comes_later() {
    turns.ask(at(0));
    assertThat(turns.ask(FIRST, Urgency.FOLLOW_UP, at(1))).isEqualTo(seconds(1));
    assertThat(turns.ask(SECOND, Urgency.FURTHER_CALL, at(1))).isEqualTo(seconds(1));
    assertThat(turns.ask(THIRD, Urgency.FIRST_CALL, at(1))).isEqualTo(seconds(1));
    assertThat(turns.ask(FIRST, Urgency.FOLLOW_UP, at(2))).isEqualTo(seconds(4));
    assertThat(turns.ask(SECOND, Urgency.FURTHER_CALL, at(2))).isEqualTo(seconds(2));
    assertThat(turns.ask(THIRD, Urgency.FIRST_CALL, at(2))).isEmpty();
    assertThat(turns.ask(SECOND, Urgency.FURTHER_CALL, at(4))).isEmpty();
    assertThat(turns.ask(FIRST, Urgency.FOLLOW_UP, at(6))).isEmpty();
  }

  @Test
  void a_place_that_was_missed_is_given_anew_and_the_pace_is_kept() {
    turns.ask(at(0));
    turns.ask(FIRST, Urgency.FIRST_CALL, at(1));
    turns.ask(at(5));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(6))).isEqualTo(seconds(1));
    assertThat(turns.ask(at(7))).isEqualTo(seconds(2));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(7))).isEmpty();
  }

  @Test
  void a_desk_that_wants_to_be_left_alone_is_and_places_keep_their_order_after_that() {
    turns.ask(at(0));
    turns.ask(FIRST, Urgency.FIRST_CALL, at(1));
    turns.rest(at(30));
    assertThat(turns.ask(SECOND, Urgency.FIRST_CALL, at(2))).isEqualTo(seconds(30));
    assertThat(turns.ask(FIRST, Urgency.FIRST_CALL, at(2))).isEqualTo(seconds(28));
    assertThat(turns.ask(at(2))).isEqualTo(seconds(32));
  }

  @Test
  void a_shorter_rest_does_not_end_a_longer_one() {
    turns.rest(at(30));
    turns.rest(at(10));
    assertThat(turns.ask(at(10))).isEqualTo(seconds(20));
  }

  private static Optional<Duration> seconds(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
