package dev.pulih.report;

import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.deviating;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.report.Agreement.Share;
import dev.pulih.report.TrackRecord.Case;
import dev.pulih.report.TrackRecord.Mean;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackRecordTest {

  private static final Mean UNKNOWN = new Mean(Optional.empty(), 0);
  private static final Share NONE = new Share(0, 0);

  private IncidentState state = new IncidentState.Unopened();

  @Test
  void of_nothing_nothing_is_known() {
    TrackRecord none = of();
    assertThat(none.incidents()).isZero();
    assertThat(none.times()).isEqualTo(new TrackRecord.Times(UNKNOWN, UNKNOWN));
    assertThat(none.shares()).isEqualTo(new TrackRecord.Shares(NONE, NONE, NONE));
  }

  @Test
  void each_incident_ends_in_one_way() {
    TrackRecord all =
        of(opened(), recovered(), healed(), closed(), calledFalse(), absorbed(), passed());
    assertThat(all.resolutions().keySet()).containsExactly(Resolution.values());
    assertThat(all.resolutions().values()).containsOnly(1L);
    assertThat(all.incidents()).isEqualTo(7);
  }

  @Test
  void an_action_that_helped_counts_against_what_healed_or_was_closed() {
    assertThat(of(recovered(), healed(), closed(), calledFalse(), opened()).shares().automatic())
        .isEqualTo(new Share(1, 3));
    assertThat(of(opened(), absorbed(), passed()).shares().automatic()).isEqualTo(NONE);
  }

  @Test
  void a_false_alarm_counts_among_all_that_are_over() {
    assertThat(of(recovered(), closed(), calledFalse(), opened()).shares().falseAlarms())
        .isEqualTo(new Share(1, 3));
  }

  /** Closed after 100 s; the other one healed when it had been calm, after 960 s. */
  @Test
  void the_time_to_recover_is_from_the_opening_to_the_end() {
    assertThat(of(closed()).times().recovery()).isEqualTo(mean(100, 1));
    assertThat(of(closed(), recovered()).times().recovery())
        .isEqualTo(mean((100 + seconds(recovered())) / 2, 2));
    assertThat(of(calledFalse(), opened(), absorbed()).times().recovery()).isEqualTo(UNKNOWN);
  }

  private static long seconds(Begun ended) {
    return Duration.between(at(0), Resolution.endedAt(ended).orElseThrow()).toSeconds();
  }

  @Test
  void the_time_to_detect_is_known_where_the_first_true_tick_is() {
    List<Case> cases =
        List.of(
            new Case(opened(), Optional.of(at(-60))),
            new Case(closed(), Optional.of(at(-20))),
            new Case(recovered(), Optional.empty()),
            new Case(calledFalse(), Optional.of(at(-600))),
            new Case(passed(), Optional.of(at(-600))));
    assertThat(TrackRecord.of(cases).times().detection()).isEqualTo(mean(40, 2));
  }

  @Test
  void the_models_word_is_held_against_the_rules() {
    Begun agreed = next(opened(), new OpinionGiven(verdict(true, 60, true)), 20);
    Begun not = next(opened(), new OpinionGiven(verdict(false, 60, true)), 20);
    assertThat(of(agreed, not, opened()).shares().agreement()).isEqualTo(new Share(1, 2));
  }

  private static Mean mean(long seconds, long known) {
    return new Mean(Optional.of(Duration.ofSeconds(seconds)), known);
  }

  private static TrackRecord of(Begun... states) {
    return TrackRecord.of(Arrays.stream(states).map(s -> new Case(s, Optional.empty())).toList());
  }

  private Begun opened() {
    Incident incident = Incident.open(TXN, at(0), Policy.defaults());
    state = new IncidentState.Unopened();
    return next(new Opened(incident, p1()), 0);
  }

  private Begun recovered() {
    var _ = opened();
    var _ = next(new Observed(restartDue(p1(), 300)), 300);
    var _ = next(new RestartAnswered(((Restarting) state).order(), new Answer.Accepted(7)), 305);
    Reading good = new Reading.Value(0.01);
    var _ = next(new Observed(restarted(p1(), Progress.COMPLETE, good)), 360);
    var _ = next(new Observed(restarted(p1(), Progress.COMPLETE, good)), 660);
    return next(new Observed(calm(p1())), 960);
  }

  private Begun healed() {
    var _ = opened();
    var _ = next(new Observed(calm(p1())), 300);
    return next(new Observed(calm(p1())), 2000);
  }

  private Begun closed() {
    var _ = opened();
    return next(new ClosedBy("siti", "done"), 100);
  }

  private Begun calledFalse() {
    var _ = opened();
    var _ = next(new CalledFalse("siti"), 90);
    return next(new ClosedBy("siti", "nothing"), 100);
  }

  private Begun absorbed() {
    var _ = opened();
    return next(new Absorbed("cluster.storm.1"), 90);
  }

  private Begun passed() {
    Incident incident = Incident.open(TXN, at(0), Policy.defaults());
    state = new IncidentState.Unopened();
    var _ = next(new DeviationSeen(incident, deviating()), 0);
    return next(new OpinionGiven(verdict(false, 60, true)), 20);
  }

  private Begun next(IncidentEvent event, long second) {
    state = RecoveryMachine.next(state, event, at(second)).state();
    return (Begun) state;
  }

  private static Begun next(Begun before, IncidentEvent event, long second) {
    return (Begun) RecoveryMachine.next(before, event, at(second)).state();
  }
}
