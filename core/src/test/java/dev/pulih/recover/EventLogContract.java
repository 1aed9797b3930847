package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.Unopened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every event log must do; the one in memory and those on databases pass the same tests. */
public abstract class EventLogContract {

  /** The log under test, empty. */
  protected abstract EventLog log();

  /** The same log, opened anew: what was not durable is gone. */
  protected abstract EventLog reopened();

  private static final String ID = Samples.incident().id();

  private Append opened() {
    return step(
        new Unopened(),
        1,
        new IncidentEvent.Opened(Samples.incident(), Samples.p1()),
        Optional.empty());
  }

  private static Append step(
      IncidentState state, long seq, IncidentEvent event, Optional<EffectId> settles) {
    Instant at = Samples.at(seq * 15);
    Transition next = RecoveryMachine.next(state, event, at);
    return new Append(ID, seq, at, event, new Outcome(next, settles));
  }

  @Test
  void what_was_appended_is_loaded_as_it_was() {
    Append first = opened();
    log().append(first);
    assertThat(reopened().load())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.event()).isEqualTo(first.event());
              assertThat(r.at()).isEqualTo(first.at());
              assertThat(r.step().why()).isEqualTo(first.outcome().transition().why());
            });
  }

  @Test
  void effects_wait_in_the_outbox_in_the_order_in_which_they_were_decided() {
    Append first = opened();
    Append second = restart(first);
    log().append(first);
    log().append(second);
    assertThat(reopened().queued())
        .extracting(Queued::effect)
        .containsExactlyElementsOf(
            Stream.of(first, second)
                .flatMap(a -> a.outcome().transition().effects().stream())
                .toList());
  }

  private static Append restart(Append first) {
    Situation due = Samples.restartDue(Samples.p1(), 20);
    return step(
        first.outcome().transition().state(), 2, new IncidentEvent.Observed(due), Optional.empty());
  }

  @Test
  void a_settled_effect_leaves_the_outbox_with_its_result() {
    Append first = opened();
    log().append(first);
    Append told =
        step(
            first.outcome().transition().state(),
            2,
            new IncidentEvent.Told("SLACK", "C1:1.2"),
            Optional.of(new EffectId(ID, 1, 0)));
    log().append(told);
    assertThat(reopened().queued()).isEmpty();
    assertThat(reopened().events(ID)).extracting(Recorded::event).contains(told.event());
  }

  @Test
  void a_number_that_is_taken_is_refused_and_nothing_is_written() {
    log().append(opened());
    assertThatThrownBy(() -> log().append(opened())).isInstanceOf(EventLog.StaleAppend.class);
    assertThat(reopened().events(ID)).hasSize(1);
    assertThat(reopened().queued()).hasSize(1);
  }

  @Test
  void a_number_that_leaves_a_gap_is_refused() {
    Append first = opened();
    Append late = new Append(ID, 3, first.at(), first.event(), first.outcome());
    assertThatThrownBy(() -> log().append(late)).isInstanceOf(EventLog.StaleAppend.class);
    assertThat(reopened().load()).isEmpty();
  }

  @Test
  void the_log_of_an_unknown_incident_is_empty() {
    assertThat(log().events("nobody")).isEqualTo(List.of());
  }
}
