package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Movement;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.TemplateChange;
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
    return Plots.of(lookout.room().standing(id).orElseThrow(), lookout.view, courses);
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
