package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Advice.Authority;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.WithPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict may hold an action back; it causes, widens and hastens none, and holds no alarm. */
class AuthorityTest {

  private static final Advice DEFAULTS = Advice.defaults();

  @ParameterizedTest
  @EnumSource
  void no_verdict_in_any_state_causes_widens_or_hastens_an_action_or_holds_an_alarm(
      Authority authority) {
    int compared = 0;
    for (IncidentState state : Pairs.states()) {
      if (state instanceof Begun begun) {
        compared += verdicts().mapToInt(o -> compare(under(begun, authority), o)).sum();
      }
    }
    assertThat(compared).isGreaterThan(100_000);
  }

  private static Stream<Opinion> verdicts() {
    return Stream.of("claude-sonnet-4-5", TEMPLATE)
        .flatMap(
            source ->
                IntStream.of(0, 79, 80, 100)
                    .boxed()
                    .flatMap(
                        sure ->
                            Stream.of(
                                Samples.opinion(source, true, sure, true),
                                Samples.opinion(source, true, sure, false),
                                Samples.opinion(source, false, sure, true),
                                Samples.opinion(source, false, sure, false))));
  }

  private static final String TEMPLATE = "template";

  /** The same event with and without the verdict: no more is done, and nobody is called less. */
  private static int compare(Begun state, Opinion opinion) {
    Transition told = RecoveryMachine.next(state, new OpinionGiven(opinion), at(999));
    assertThat(actions(told)).isEmpty();
    int compared = 0;
    for (IncidentEvent event : Pairs.events(state)) {
      for (Instant now : Pairs.TIMES) {
        Transition without = RecoveryMachine.next(state, event, now);
        Transition with = RecoveryMachine.next(told.state(), event, now);
        assertThat(actions(without))
            .as("%s %s %s", state, opinion, event)
            .containsAll(actions(with));
        assertThat(alarms(with)).as("%s %s %s", state, opinion, event).containsAll(alarms(without));
        compared++;
      }
    }
    return compared;
  }

  private static List<Effect> actions(Transition transition) {
    return transition.effects().stream().filter(e -> e.lane() == Effect.Lane.CLUSTER).toList();
  }

  private static List<Effect> alarms(Transition transition) {
    return transition.effects().stream()
        .filter(e -> e instanceof Page || (e instanceof Tell tell && tell.loud()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_sure_verdict_against_it_holds_a_restart_until_a_person_lets_it_go(boolean anomaly) {
    Life life = vetoing().told(20, verdict(anomaly, 80, !anomaly));
    life.sees(300, restartDue(p1(), 300)).is(AwaitingApproval.class);
    assertThat(((AwaitingApproval) life.state()).why().reason()).isEqualTo(Reason.VETOED);
    assertThat(life.touches()).isFalse();
    life.happens(310, new IncidentEvent.Approved("siti")).sees(315, restartDue(p1(), 300));
    assertThat(life.is(Restarting.class).touches()).isTrue();
  }

  @Test
  void a_veto_that_nobody_lifts_goes_to_people_when_its_time_is_over() {
    Life life = vetoing().told(20, verdict(false, 99, false));
    life.sees(300, restartDue(p1(), 300)).sees(599, restartDue(p1(), 300));
    life.is(AwaitingApproval.class).sees(600, restartDue(p1(), 300)).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
  }

  @Test
  void a_verdict_that_is_not_sure_enough_or_agrees_holds_nothing() {
    for (Opinion opinion : List.of(verdict(false, 79, false), verdict(true, 100, true))) {
      vetoing().told(20, opinion).sees(300, restartDue(p1(), 300)).is(Restarting.class);
    }
  }

  @Test
  void the_template_holds_nothing() {
    Opinion template = Samples.opinion(TEMPLATE, false, 100, false);
    vetoing().told(20, template).sees(300, restartDue(p1(), 300)).is(Restarting.class);
  }

  @Test
  void advice_holds_nothing() {
    Life life = Life.of(incident(Authority.ADVISE), complex());
    life.sees(1, restartDue(p1(), 1)).is(Restarting.class);
    Life told = Life.of(incident(Authority.ADVISE), complex()).told(20, verdict(false, 100, false));
    told.sees(300, restartDue(p1(), 300)).is(Restarting.class);
  }

  @Test
  void an_action_waits_for_a_verdict_that_was_asked_for_and_not_for_more_than_30_seconds() {
    Life life = vetoing().sees(29, restartDue(p1(), 29)).is(Open.class);
    assertThat(life.facts().notes().held().orElseThrow().reason())
        .isEqualTo(Reason.AWAITING_VERDICT);
    life.sees(30, restartDue(p1(), 29)).is(Restarting.class);
  }

  @Test
  void an_action_about_which_nobody_was_asked_waits_for_nothing() {
    Life.of(incident(Authority.VETO), p1()).sees(15, restartDue(p1(), 15)).is(Restarting.class);
  }

  @Test
  void a_verdict_after_the_decision_recalls_nothing() {
    Life life = Life.of(incident(Authority.VETO), p1()).sees(300, restartDue(p1(), 300));
    life.told(301, verdict(false, 100, false)).is(Restarting.class);
  }

  /** An incident about which the analyst was asked at 0 s. */
  private static Life vetoing() {
    return Life.of(incident(Authority.VETO), complex());
  }

  private static Situation complex() {
    Situation.View view = p1().view();
    return Samples.with(
        p1(),
        new Situation.View(
            view.mode(),
            view.severity(),
            view.calm(),
            view.errorRate(),
            new Situation.Summary("two", true, true, List.of())));
  }

  private static Incident incident(Authority authority) {
    return Incident.open(Samples.TXN, Samples.T0, policy(authority));
  }

  private static Policy policy(Authority authority) {
    return Policy.defaults()
        .with(new Advice(authority, 80, Duration.ofSeconds(30), DEFAULTS.cooldown(), true));
  }

  private static Begun under(Begun state, Authority authority) {
    Facts facts = state.facts();
    Incident incident = incident(authority);
    return state.with(
        new Facts(incident, facts.alarm(), facts.attempts(), facts.breaker(), facts.notes()));
  }
}
