package dev.pulih.recover;

import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.view;
import static dev.pulih.recover.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Mode;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a post-mortem is drafted: once at stage 3, and once at each end that is worth one. */
class DraftedTest {

  private static final Situation P2 =
      with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));

  /** A restart recovered it at 660 s; calm at 960 s. */
  private static Life recovered() {
    Reading good = new Reading.Value(0.01);
    return Life.judgingRestart()
        .sees(660, restarted(p1(), Progress.COMPLETE, good))
        .sees(960, calm(p1()))
        .is(Resolved.class);
  }

  /** An idle P1: with people at 300 s. */
  private static Life handedOver() {
    return Life.opened().sees(0, p1()).sees(300, p1()).is(WithPeople.class);
  }

  private static int drafts(Life life) {
    return life.effects(Effect.Draft.class).size();
  }

  @Test
  void an_automatic_recovery_is_drafted_at_its_end_and_not_before() {
    Life life = recovered();
    assertThat(drafts(life)).isEqualTo(1);
    assertThat(life.begun().drafted()).isTrue();
    assertThat(Life.judgingRestart().begun().drafted()).isFalse();
  }

  @Test
  void stage_3_is_drafted_at_once_and_anew_when_a_person_closes_it() {
    Life life = handedOver();
    assertThat(drafts(life)).isEqualTo(1);
    assertThat(life.begun().drafted()).isTrue();
    life.happens(900, new ClosedBy("amir", "")).is(Closed.class);
    assertThat(drafts(life)).isEqualTo(1);
    assertThat(drafts(life.happens(901, new ClosedBy("siti", "")))).isZero();
  }

  @Test
  void what_people_were_called_for_again_is_drafted_again() {
    Life life = handedOver().sees(600, calm(p1())).sees(900, p1()).is(WithPeople.class);
    assertThat(life.pages()).isTrue();
    assertThat(drafts(life)).isEqualTo(1);
  }

  @Test
  void a_page_deserves_a_draft_though_it_heals_by_itself() {
    Situation maturing =
        new Situation(
            p1().view(),
            new Situation.RestartOption(
                Samples.maturing(0), Optional.of(Samples.WORKLOAD), List.of()),
            p1().shift(),
            p1().restarted(),
            p1().shifted());
    Life life = Life.opened().sees(0, maturing).sees(900, maturing).is(Open.class);
    assertThat(life.pages()).isTrue();
    assertThat(drafts(life)).isZero();
    assertThat(drafts(life.sees(1_200, calm(p1())).is(Resolved.class))).isEqualTo(1);
  }

  @Test
  void what_was_neither_acted_upon_nor_paged_has_no_draft_whoever_ends_it() {
    assertThat(drafts(Life.of(P2).sees(300, calm(p1())).is(Resolved.class))).isZero();
    Life closed = Life.of(P2).happens(300, new ClosedBy("amir", "known"));
    assertThat(drafts(closed.is(Closed.class))).isZero();
    assertThat(closed.begun().drafted()).isFalse();
    assertThat(drafts(Life.of(P2).happens(300, new Absorbed("s")).is(Closed.class))).isZero();
  }

  @Test
  void an_end_after_a_relapse_is_drafted_anew() {
    Life life = recovered().happens(2_000, new Relapsed(P2));
    assertThat(drafts(life)).isZero();
    assertThat(drafts(life.sees(2_300, calm(p1())).is(Resolved.class))).isEqualTo(1);
  }

  @Test
  void what_was_drafted_at_its_end_is_not_drafted_again_when_a_person_closes_it() {
    assertThat(drafts(recovered().happens(2_000, new ClosedBy("amir", "")).is(Closed.class)))
        .isZero();
  }
}
