package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Explanation.OfStage;
import dev.pulih.recover.IncidentState.Begun;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Why a stage acts, or does not. */
class ExplanationTest {

  /** What is no guard of a decision: answers of the cluster and of people, and what was missing. */
  private static final Set<Reason> NO_GUARDS =
      EnumSet.of(
          Reason.OBSERVE_MODE,
          Reason.NOT_KNOWN,
          Reason.CONFLICT,
          Reason.AWAITING_VERDICT,
          Reason.NEEDS_APPROVAL,
          Reason.VETOED,
          Reason.REFUSED_BY_CLUSTER,
          Reason.EXPIRED,
          Reason.DRIFT,
          Reason.NOT_CONFIGURED,
          Reason.NOT_LEADER,
          Reason.PERSON);

  @Test
  void a_healthy_service_is_held_by_nothing_but_its_condition() {
    OfStage restart = stage(explain(Fleet.quiet(), Optional.empty()), Stage.RESTART);
    assertThat(restart.outcome()).isEqualTo("is not due: its condition is not true");
    assertThat(restart.holds()).isEmpty();
    assertThat(restart.clear()).contains(Reason.STORM, Reason.KILL_SWITCH);
  }

  @Test
  void a_guard_that_holds_is_told_with_its_detail_and_is_not_clear() {
    Fleet quiet = Fleet.quiet();
    Fleet off =
        new Fleet(
            new Switches(Optional.empty(), Optional.of("amir")),
            quiet.restarts(),
            quiet.activity(),
            quiet.elsewhere(),
            quiet.openBreakers());
    for (OfStage stage : explain(off, Optional.empty()).stages()) {
      assertThat(stage.holds()).contains(new Hold(Reason.KILL_SWITCH, "switched off by amir"));
      assertThat(stage.clear()).doesNotContain(Reason.KILL_SWITCH);
    }
  }

  @Test
  void what_is_not_known_is_neither_held_nor_clear() {
    Explanation unknown =
        Explanation.of(Sights.v2Fails().unknown().sight(), Optional.empty(), new TreeMap<>());
    assertThat(stage(unknown, Stage.SHIFT).clear())
        .contains(Reason.STORM)
        .doesNotContain(Reason.NO_CAPACITY, Reason.OWNED_BY_CONTROLLER);
  }

  @Test
  void an_incident_that_is_with_people_begins_no_stage() {
    Facts facts = Facts.of(Samples.incident(), Alarm.of(Severity.P1, List.of(), at(0)));
    Begun withPeople = new IncidentState.WithPeople(facts, false, false);
    Explanation explanation = explain(Fleet.quiet(), Optional.of(withPeople));
    assertThat(explanation.stages())
        .extracting(OfStage::outcome)
        .containsOnly("the incident is with people, and a person ends it");
  }

  @Test
  void every_guard_is_looked_at_by_one_of_the_stages() {
    assertThat(Explanation.guards()).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NO_GUARDS)));
  }

  private static Explanation explain(Fleet fleet, Optional<Begun> incident) {
    return Explanation.of(new Sights().fleet(fleet).sight(), incident, new TreeMap<>());
  }

  private static OfStage stage(Explanation explanation, Stage stage) {
    assertThat(explanation.about().at()).isEqualTo(at(600));
    return explanation.stages().stream().filter(s -> s.stage() == stage).findFirst().orElseThrow();
  }
}
