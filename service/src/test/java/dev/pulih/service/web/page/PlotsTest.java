package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Mode;
import dev.pulih.recover.Answer;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Reading;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlotsTest {

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final String id = Samples.incident().id();

  private Plots plots() {
    Courses courses = new Courses(Earlier.nothing(), Duration.ofSeconds(15), () -> Lookout.NOW);
    Begun incident = lookout.room().standing(id).orElseThrow();
    return Plots.of(incident, lookout.room().recorded(incident), lookout.view, courses);
  }

  @Test
  void before_the_first_tick_there_is_nothing_to_draw_but_what_happened() {
    assertThat(plots().times()).isEmpty();
    assertThat(plots().errors()).isEmpty();
    assertThat(plots().marks())
        .containsExactly(
            Plots.Mark.at(Samples.at(0), "opened", id), Plots.Mark.at(Samples.at(900), "call", ""));
  }

  @Test
  void signals_have_a_value_for_each_tick_and_stages_a_mark() {
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    sees(300, Samples.restartDue(Samples.p1(), 300));
    assertThat(plots().times()).hasSize(SeriesStore.TICKS);
    assertThat(plots().p99()).hasSize(SeriesStore.TICKS).containsOnly(0.25);
    assertThat(plots().objective()).contains(new Plots.Objective(0.001, 0.2));
    assertThat(plots().marks())
        .extracting(mark -> mark.kind() + " " + mark.name())
        .contains("stage 1", "deadline ", "call ");
  }

  @Test
  void a_new_template_keeps_its_mark_when_others_come_later_and_what_is_long_over_has_none() {
    WorkloadRef workload = new WorkloadRef("bos", "Deployment", "txn-service");
    List<Instant> deployed = List.of(Samples.at(-90_000), Samples.at(-60), Samples.at(700));
    Movement moved = new Movement(Optional.empty(), Optional.empty(), List.of(), deployed);
    lookout.sees(
        Samples.TXN,
        new ServiceInventory(List.of(), List.of(), List.of(), List.of(), Map.of(workload, moved)));
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    assertThat(rollouts()).containsExactly(Samples.at(-60), Samples.at(700));
    var _ = lookout.book.apply(id, new ClosedBy("siti", ""), Samples.at(60));
    assertThat(rollouts()).containsExactly(Samples.at(-60));
  }

  private List<Instant> rollouts() {
    return plots().marks().stream()
        .filter(mark -> mark.kind().equals("rollout"))
        .map(mark -> Instant.ofEpochSecond(mark.at()))
        .toList();
  }

  @Test
  void stages_and_calls_keep_their_marks_when_it_is_over() {
    sees(300, Samples.restartDue(Samples.p1(), 300));
    var _ = lookout.book.apply(id, new ClosedBy("siti", ""), Samples.at(600));
    assertThat(plots().marks())
        .contains(Plots.Mark.at(Samples.at(300), "stage", 1))
        .noneMatch(mark -> mark.kind().equals("deadline"));
  }

  /** An approval is asked for at second 300, for five minutes; nobody answers. */
  @Test
  void a_deadline_that_came_keeps_a_mark_and_one_that_was_kept_has_none() {
    Situation due = Samples.mode(Samples.restartDue(Samples.p1(), 300), Mode.APPROVE);
    sees(300, due);
    assertThat(seconds("deadline")).containsExactly(600L);
    assertThat(seconds("passed")).isEmpty();
    sees(600, due);
    assertThat(seconds("passed")).containsExactly(600L);
    assertThat(seconds("deadline")).isEmpty();
  }

  /** It is shifted at second 305, so that the deadline of its judgement is 300 s later. */
  @Test
  void its_recovery_its_end_and_the_release_of_its_breaker_have_marks() {
    sees(300, Samples.shiftDue(Samples.p1(), 300));
    happens(305, new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    sees(610, Samples.shifted(Samples.p1(), new Reading.Value(0.01), Truth.TRUE, Truth.TRUE));
    assertThat(seconds("recovered")).containsExactly(610L);
    assertThat(seconds("passed")).containsExactly(605L);
    happens(700, new ClosedBy("siti", ""));
    happens(800, new IncidentEvent.ReleaseRequested("amir"));
    happens(805, new IncidentEvent.ReleaseAnswered(new Answer.Accepted(0)));
    assertThat(seconds("closed")).containsExactly(700L);
    assertThat(seconds("release")).containsExactly(800L);
    assertThat(seconds("released")).containsExactly(805L);
    assertThat(seconds("resolved")).isEmpty();
  }

  @Test
  void what_ends_by_itself_is_marked_as_over() {
    sees(15, Samples.calm(Samples.p1()));
    assertThat(seconds("resolved")).containsExactly(15L);
    assertThat(seconds("closed")).isEmpty();
  }

  private void happens(long second, IncidentEvent event) {
    var _ = lookout.book.apply(id, event, Samples.at(second));
  }

  /** When, since it was opened, its plots have marks of a kind. */
  private List<Long> seconds(String kind) {
    return plots().marks().stream()
        .filter(mark -> mark.kind().equals(kind))
        .map(mark -> mark.at() - Samples.at(0).getEpochSecond())
        .toList();
  }

  private void sees(long second, Situation situation) {
    var _ = lookout.book.apply(id, new Observed(situation), Samples.at(second));
  }

  @Test
  void a_new_template_has_a_mark() {
    WorkloadRef workload = new WorkloadRef("bos", "Deployment", "txn-service-v2");
    TemplateChange change = new TemplateChange(Samples.at(30), 4, 5, List.of("image"));
    Movement moved = new Movement(Optional.of(change), Optional.empty());
    lookout.sees(
        Samples.TXN,
        new ServiceInventory(List.of(), List.of(), List.of(), List.of(), Map.of(workload, moved)));
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    assertThat(plots().marks())
        .contains(Plots.Mark.at(Samples.at(30), "rollout", "txn-service-v2"));
  }
}
