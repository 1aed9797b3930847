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

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
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
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.report.Agreement.Share;
import dev.pulih.signal.Reading;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final Share NONE = new Share(0, 0);

  private IncidentState state = new IncidentState.Unopened();

  @Test
  void a_threshold_that_was_passed_is_the_rules_word() {
    assertThat(of(opened(verdict(true, 60, true)), opened(verdict(false, 60, true))).rules())
        .isEqualTo(new Share(1, 2));
    assertThat(of(deviated(verdict(false, 60, true))).rules()).isEqualTo(new Share(1, 1));
    assertThat(of(deviated(verdict(true, 60, true))).rules()).isEqualTo(new Share(0, 1));
  }

  @Test
  void an_action_that_was_judged_is_the_outcomes_word() {
    assertThat(of(recovered(verdict(true, 60, true))).recovery()).isEqualTo(new Share(1, 1));
    assertThat(of(recovered(verdict(true, 60, false))).recovery()).isEqualTo(new Share(0, 1));
    assertThat(of(opened(verdict(true, 60, true))).recovery()).isEqualTo(NONE);
  }

  @Test
  void who_closes_it_confirms_it_unless_it_is_called_a_false_alarm() {
    Begun confirmed = closed(opened(verdict(true, 60, true)));
    assertThat(of(confirmed).people()).isEqualTo(new Share(1, 1));
    assertThat(of(confirmed).rulesAndPeople()).isEqualTo(new Share(1, 1));
    Begun calledFalse = next(opened(verdict(true, 60, true)), new CalledFalse("siti"), 90);
    assertThat(of(closed(calledFalse)).people()).isEqualTo(new Share(0, 1));
    assertThat(of(closed(calledFalse)).rulesAndPeople()).isEqualTo(new Share(0, 1));
    assertThat(of(opened(verdict(true, 60, true))).people()).isEqualTo(NONE);
  }

  @Test
  void an_incident_that_became_part_of_a_storm_was_closed_by_nobody() {
    Begun absorbed =
        next(opened(verdict(true, 60, true)), new IncidentEvent.Absorbed("bos.storm.1"), 90);
    assertThat(of(absorbed).people()).isEqualTo(NONE);
  }

  @Test
  void what_the_template_says_does_not_count() {
    Opinion template = Samples.opinion("template", true, 60, true);
    assertThat(Agreement.byMonth(List.of(opened(template)), ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void a_month_is_one_of_the_zone_in_which_the_incident_began() {
    List<Begun> incidents = List.of(opened(verdict(true, 60, true)));
    assertThat(Agreement.byMonth(incidents, ZoneOffset.UTC))
        .extracting(Agreement::month)
        .containsExactly(YearMonth.from(at(0).atZone(ZoneOffset.UTC)));
    assertThat(Agreement.byMonth(incidents, ZoneId.of("America/Lima")))
        .extracting(Agreement::month)
        .containsExactly(YearMonth.from(at(0).atZone(ZoneOffset.UTC)).minusMonths(1));
  }

  private static Agreement of(Begun... incidents) {
    List<Agreement> months = Agreement.byMonth(List.of(incidents), ZoneOffset.UTC);
    assertThat(months).hasSize(1);
    return months.getFirst();
  }

  private Begun opened(Opinion opinion) {
    Incident incident = Incident.open(TXN, at(0), Policy.defaults());
    state = new IncidentState.Unopened();
    next(new Opened(incident, p1()), 0);
    return next(new OpinionGiven(opinion), 20);
  }

  private Begun deviated(Opinion opinion) {
    Incident incident = Incident.open(TXN, at(0), Policy.defaults());
    state = new IncidentState.Unopened();
    next(new DeviationSeen(incident, deviating()), 0);
    return next(new OpinionGiven(opinion), 20);
  }

  private Begun recovered(Opinion opinion) {
    opened(opinion);
    next(new Observed(restartDue(p1(), 300)), 300);
    next(new RestartAnswered(((Restarting) state).order(), new Answer.Accepted(7)), 305);
    Reading good = new Reading.Value(0.01);
    next(new Observed(restarted(p1(), Progress.COMPLETE, good)), 360);
    next(new Observed(restarted(p1(), Progress.COMPLETE, good)), 660);
    return next(new Observed(calm(p1())), 960);
  }

  private static Begun closed(Begun before) {
    return next(before, new ClosedBy("siti", "done"), 100);
  }

  private Begun next(IncidentEvent event, long second) {
    state = RecoveryMachine.next(state, event, at(second)).state();
    return (Begun) state;
  }

  private static Begun next(Begun before, IncidentEvent event, long second) {
    return (Begun) RecoveryMachine.next(before, event, at(second)).state();
  }
}
