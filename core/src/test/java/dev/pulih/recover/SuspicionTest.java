package dev.pulih.recover;

import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.deviating;
import static dev.pulih.recover.Samples.found;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.Advised;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.Situation.Sign;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a deviation that passes no threshold. */
class SuspicionTest {

  @Test
  void a_deviation_asks_the_analyst_once_and_tells_nobody() {
    Life life = Life.suspected();
    assertThat(life.last().effects()).containsExactly(new AskOpinion());
    life.sees(15, deviating()).is(Suspected.class);
    assertThat(life.last().matters()).isFalse();
  }

  @Test
  void a_model_that_takes_it_for_an_anomaly_makes_it_a_p2_that_people_hear_of() {
    Life life = Life.suspected().told(12, verdict(true, 70, true)).is(Advised.class);
    assertThat(life.facts().alarm().severity()).isEqualTo(Severity.P2);
    assertThat(life.effects(Tell.class))
        .containsExactly(
            new Tell(
                "txn-service: P2 deviation: claude-sonnet-4-5 says, 70 % sure: A cause.", false));
    assertThat(life.pages()).isFalse();
  }

  @Test
  void a_model_that_takes_it_for_none_ends_it_without_a_word() {
    Life life = Life.suspected().told(12, verdict(false, 70, true)).is(Passed.class);
    assertThat(life.last().effects()).isEmpty();
    assertThat(life.begun().live()).isFalse();
  }

  @Test
  void the_template_makes_no_incident_of_a_deviation() {
    Life.suspected().told(12, Samples.opinion("template", true, 100, true)).is(Passed.class);
  }

  @Test
  void a_threshold_that_is_passed_makes_it_an_incident_whatever_was_said() {
    for (Life life : new Life[] {Life.suspected(), Life.advised()}) {
      life.sees(30, p1()).is(Open.class);
      assertThat(life.facts().alarm().severity()).isEqualTo(Severity.P1);
      assertThat(life.facts().alarm().p1Since()).isEqualTo(Optional.of(Samples.at(30)));
      assertThat(life.effects(Tell.class)).hasSize(1);
      life.sees(45, restartDue(p1(), 45)).is(Restarting.class);
    }
  }

  @Test
  void what_is_found_then_takes_the_place_of_the_deviation() {
    Life life = Life.suspected();
    assertThat(life.facts().alarm().signs()).containsExactly(new Sign("deviation", "request_rate"));
    life.sees(30, found(p1(), "kafka_lag_p1", "kafka_lag"));
    assertThat(life.facts().alarm().signs()).containsExactly(new Sign("kafka_lag_p1", "kafka_lag"));
  }

  @Test
  void without_a_threshold_nothing_is_done_though_a_stage_is_due() {
    Situation due = Samples.with(shiftDue(restartDue(p1(), 45), 45), deviating().view());
    for (Life life : new Life[] {Life.suspected(), Life.advised()}) {
      life.sees(60, due);
      assertThat(life.touches()).isFalse();
      assertThat(life.begun()).isInstanceOf(IncidentState.Provisional.class);
    }
  }

  @Test
  void an_anomaly_that_a_model_confirmed_is_over_when_it_deviates_no_more() {
    Life life = Life.advised().sees(30, deviating()).is(Advised.class);
    life.sees(45, calm(p1())).is(Passed.class);
    assertThat(life.effects(Tell.class))
        .containsExactly(new Tell("txn-service is healthy again by itself", false));
  }

  @Test
  void an_answer_that_comes_after_the_threshold_is_noted() {
    Life life = Life.suspected().sees(5, p1()).told(12, verdict(false, 99, false)).is(Open.class);
    assertThat(life.facts().notes().opinion()).isPresent();
  }

  @Test
  void a_person_or_another_incident_ends_it() {
    Life.suspected().happens(20, new IncidentEvent.Absorbed("bos.storm.1")).is(Passed.class);
    Life.advised().happens(20, new IncidentEvent.ClosedBy("siti", "a test")).is(Passed.class);
  }
}
