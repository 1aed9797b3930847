package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.analyse.Masking;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Progress;
import dev.pulih.notify.Delivery;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.recover.WrappedLog;
import dev.pulih.report.Drafting;
import dev.pulih.report.ProseWriter;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.port.RecordingNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which effects are tried, and two books over one log. */
class OutboxTest {

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, r -> {});
  private final RecordingNotifier chat = new RecordingNotifier(Channel.SLACK);
  private final Scripted cluster = new Scripted();
  private final List<String> commissions = new ArrayList<>();
  private final Map<String, String> shelf = new HashMap<>();
  private final Drafting drafting = new Drafting(this::answerOnce, shelf::put, Masking.defaults());
  private final Outbox outbox = new Outbox(log, book, runner());
  private final Incident incident = Samples.incident();

  /** A writer answers a question once; asked again after a crash, it gives nothing. */
  private Optional<String> answerOnce(ProseWriter.Commission commission) {
    commissions.add(commission.id());
    return commissions.size() > 1
        ? Optional.empty()
        : Optional.of(
            """
            ## Impact
            It failed.

            ## Root cause
            It is not known.

            ## What went well
            People were called.

            ## Action items
            - Look at it
            """);
  }

  private EffectRunner runner() {
    return Runners.over(log, cluster, new Failing(), List.of(chat), drafting);
  }

  /** A cluster whose answers a test gives, and which counts what it is sent. */
  private static final class Scripted implements Rollouts, Traffic {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Truth applied = Truth.FALSE;
    private int sent;

    @Override
    public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
      return Evidence.missing("nothing");
    }

    @Override
    public Truth applied(RestartOrder order) {
      return applied;
    }

    @Override
    public Answer restart(RestartOrder order) {
      sent++;
      return answers.removeFirst();
    }

    @Override
    public Optional<Routes> read(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public Answer write(WeightChange change) {
      return new Answer.Unclear("not asked", Duration.ZERO);
    }

    @Override
    public Answer rehearse(WeightChange change) {
      return new Answer.Unclear("not asked", Duration.ZERO);
    }
  }

  /** The pod fails half of its requests. */
  private static final class Failing implements SignalSource {
    @Override
    public Readings read(Collection<Signal> signals, Instant at) {
      Entity pod = new Entity.OfPod(Samples.POD);
      return new Readings(
          at,
          Map.of(
              Signals.POD_ERROR_RATE.over(Span.RECENT), Map.of(pod, Reading.of(0.5)),
              Signals.POD_REQUEST_RATE.over(Span.RECENT), Map.of(pod, Reading.of(100))),
          Map.of());
    }

    @Override
    public List<Readings> history(
        Collection<Signal> signals, Instant from, Instant to, Duration step) {
      return List.of();
    }
  }

  private static final Leadership.Standing OTHER = new Leadership.Standing.Standby("b");

  private void restartDecided() {
    book.begin(incident, new Opened(incident, Samples.p1()));
    book.apply(incident.id(), new Observed(Samples.restartDue(Samples.p1(), 300)), Samples.at(300));
  }

  @Test
  void one_effect_of_a_lane_is_taken_at_a_time_and_in_order() {
    restartDecided();
    List<Queued> due = outbox.take(Samples.at(300));
    assertThat(due).extracting(q -> q.effect().lane()).doesNotHaveDuplicates();
    assertThat(due).anyMatch(q -> q.effect() instanceof Effect.CaptureEvidence);
    assertThat(due).noneMatch(q -> q.effect() instanceof Effect.Restart);
  }

  @Test
  void what_is_under_way_is_not_taken_again() {
    restartDecided();
    outbox.take(Samples.at(300));
    assertThat(outbox.take(Samples.at(301))).isEmpty();
  }

  @Test
  void a_slow_channel_backs_off_and_holds_up_no_recovery() {
    restartDecided();
    chat.fail(new Delivery.Retry("429", Duration.ofSeconds(30)));
    List<Queued> due = outbox.take(Samples.at(300));
    Queued told =
        due.stream().filter(q -> q.effect() instanceof Effect.Tell).findFirst().orElseThrow();
    assertThat(outbox.run(told, () -> Samples.at(300))).isEqualTo(new Progress.Again("429"));
    assertThat(outbox.take(Samples.at(329))).isEmpty();
    assertThat(outbox.take(Samples.at(330))).containsExactly(told);
    assertThat(due).anyMatch(q -> q.effect() instanceof Effect.CaptureEvidence);
  }

  @Test
  void what_waits_for_its_turn_has_not_failed() {
    restartDecided();
    chat.fail(new Delivery.Retry("429", Duration.ofSeconds(30)));
    Queued told =
        log.queued().stream()
            .filter(q -> q.effect() instanceof Effect.Tell)
            .findFirst()
            .orElseThrow();
    assertThat(outbox.run(told, () -> Samples.at(300))).isInstanceOf(Progress.Again.class);
    assertThat(outbox.run(told, () -> Samples.at(310))).isEqualTo(new Progress.Waiting());
    assertThat(outbox.run(told, () -> Samples.at(330))).isEqualTo(new Progress.Settled());
  }

  /** An outbox that holds effects of one incident, in this order. */
  private record Holding(EventLog log, String incident, List<Effect> effects)
      implements WrappedLog {
    @Override
    public List<Queued> queued() {
      return IntStream.range(0, effects.size()).mapToObj(this::queued).toList();
    }

    private Queued queued(int index) {
      return new Queued(new EffectId(incident, 1, index), effects.get(index), Samples.at(index));
    }
  }

  @Test
  void a_call_to_one_contact_waits_for_no_other_and_what_follows_it_keeps_its_order() {
    Effect first = new Effect.Page("it fails", 0, List.of(Channel.PAGERDUTY));
    Effect over = new Effect.StandDown("it is over", 0);
    Effect second = new Effect.Page("it fails", 1, List.of(Channel.PAGERDUTY));
    Effect known = new Effect.Acknowledge("siti has it", 1);
    EventLog holding = new Holding(log, incident.id(), List.of(first, over, second, known));
    assertThat(new Outbox(holding, book, runner()).take(Samples.at(9)))
        .extracting(Queued::effect)
        .containsExactly(first, second);
  }

  private static final Answer NO =
      new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no such right"));

  /**
   * The outbox has begun before; the evidence is captured at 300 s, so that the restart is first in
   * its lane.
   */
  private Queued restart() {
    outbox.take(Samples.at(0));
    restartDecided();
    outbox.take(Samples.at(300)).forEach(q -> outbox.run(q, () -> Samples.at(300)));
    return log.queued().stream()
        .filter(q -> q.effect() instanceof Effect.Restart)
        .findFirst()
        .orElseThrow();
  }

  private IncidentState tried(Queued restart, long second) {
    outbox.run(restart, () -> Samples.at(second));
    return book.state(incident.id());
  }

  @Test
  void a_refusal_counts_at_once_where_nothing_was_sent_before() {
    Queued restart = restart();
    cluster.answers.add(NO);
    assertThat(tried(restart, 301)).isNotInstanceOf(IncidentState.Restarting.class);
  }

  /**
   * Half of the minute to act: an answer that was lost at 301 s may still come true until 331 s.
   */
  @Test
  void a_refusal_waits_while_an_earlier_request_may_still_be_carried_out() {
    Queued restart = restart();
    cluster.answers.add(new Answer.Unclear("lost", Duration.ZERO));
    cluster.answers.add(NO);
    tried(restart, 301);
    assertThat(tried(restart, 310)).isInstanceOf(IncidentState.Restarting.class);
    assertThat(tried(restart, 330)).isInstanceOf(IncidentState.Restarting.class);
    assertThat(tried(restart, 331)).isNotInstanceOf(IncidentState.Restarting.class);
    assertThat(cluster.sent).as("nothing is sent once it is given up").isEqualTo(2);
  }

  /** It begins at 330 s and ends at 340 s: at 330 s an earlier request was not settled. */
  @Test
  void a_slow_refusal_counts_by_when_the_cluster_was_looked_at() {
    Queued restart = restart();
    cluster.answers.add(new Answer.Unclear("lost", Duration.ZERO));
    cluster.answers.add(NO);
    tried(restart, 301);
    outbox.run(restart, () -> Samples.at(cluster.sent < 2 ? 330 : 340));
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Restarting.class);
  }

  @Test
  void what_another_process_may_have_sent_is_not_given_up_at_once() {
    Queued restart = restart();
    Outbox reborn = new Outbox(log, book, runner());
    reborn.take(Samples.at(302));
    cluster.answers.add(NO);
    reborn.run(restart, () -> Samples.at(303));
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Restarting.class);
    reborn.run(restart, () -> Samples.at(332));
    assertThat(book.state(incident.id())).isNotInstanceOf(IncidentState.Restarting.class);
  }

  @Test
  void what_is_not_sent_since_another_leads_is_left_to_that_one() {
    Queued restart = restart();
    Outbox standby = new Outbox(log, book, Runners.led(log, cluster, new Failing(), () -> OTHER));
    standby.take(Samples.at(302));
    for (long second : List.of(303L, 332L)) {
      assertThat(standby.run(restart, () -> Samples.at(second)))
          .isEqualTo(new Progress.Again("b leads, not this Pulih"));
    }
    assertThat(cluster.sent).isZero();
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Restarting.class);
    assertThat(log.queued()).contains(restart);
  }

  /** It is asked for first, and a restart that was carried out is sent once more. */
  @Test
  void what_was_carried_out_already_is_not_sent_again_by_who_leads_no_more() {
    Queued restart = restart();
    cluster.applied = Truth.TRUE;
    Outbox standby = new Outbox(log, book, Runners.led(log, cluster, new Failing(), () -> OTHER));
    assertThat(standby.run(restart, () -> Samples.at(303)))
        .isEqualTo(new Progress.Again("b leads, not this Pulih"));
    assertThat(cluster.sent).isZero();
  }

  /** The server committed, and the connection broke before it said so. */
  @Test
  void what_was_committed_without_an_answer_is_taken_over() {
    List<String> heard = new ArrayList<>();
    IncidentBook unlucky = new IncidentBook(new Answerless(log), r -> heard.add(r.incident()));
    assertThatThrownBy(() -> unlucky.begin(incident, new Opened(incident, Samples.p1())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(unlucky.state(incident.id())).isInstanceOf(IncidentState.Open.class);
    assertThat(heard).containsExactly(incident.id());
    assertThatThrownBy(() -> unlucky.apply(incident.id(), new ClosedBy("amir", ""), Samples.at(10)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(unlucky.all()).hasExactlyElementsOfTypes(IncidentState.Closed.class);
  }

  @Test
  void what_another_process_wrote_in_its_place_is_not_taken_over() {
    book.begin(incident, new Opened(incident, Samples.p1()));
    IncidentBook second = new IncidentBook(new Overtaken(log, book), r -> {});
    assertThatThrownBy(() -> second.apply(incident.id(), new ClosedBy("siti", ""), Samples.at(10)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(second.state(incident.id())).isInstanceOf(IncidentState.Open.class);
    assertThatThrownBy(() -> second.apply(incident.id(), new ClosedBy("siti", ""), Samples.at(11)))
        .isInstanceOf(StaleAppend.class);
  }

  /** Another book writes first; then the connection is gone once. */
  private record Overtaken(EventLog log, IncidentBook other) implements WrappedLog {
    @Override
    public void append(Append append) {
      if (other.state(append.incident()) instanceof IncidentState.Open) {
        other.apply(append.incident(), new ClosedBy("amir", ""), append.at());
        throw new IllegalStateException("connection reset");
      }
      log.append(append);
    }
  }

  /** Takes nothing any more. */
  private record Deaf(EventLog log) implements EventLog {
    @Override
    public void append(Append append) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public List<Recorded> load() {
      return log.load();
    }

    @Override
    public List<Recorded> events(String incident) {
      return log.events(incident);
    }

    @Override
    public List<Queued> queued() {
      return log.queued();
    }
  }

  /** Commits, and says that it failed. */
  private record Answerless(EventLog log) implements WrappedLog {
    @Override
    public void append(Append append) {
      log.append(append);
      throw new IllegalStateException("connection reset");
    }
  }

  /** Pulih dies after the draft was put on the shelf and before its event is recorded. */
  @Test
  void a_draft_that_is_tried_twice_is_one_event_and_one_place_on_the_shelf() {
    book.begin(incident, new Opened(incident, Samples.p1()));
    book.apply(incident.id(), new Observed(Samples.p1()), Samples.at(0));
    book.apply(incident.id(), new Observed(Samples.p1()), Samples.at(300));
    Queued draft =
        outbox.take(Samples.at(300)).stream()
            .filter(q -> q.effect() instanceof Effect.Draft)
            .findFirst()
            .orElseThrow();
    Outbox dying = new Outbox(log, new IncidentBook(new Deaf(log), r -> {}), runner());
    assertThatThrownBy(() -> dying.run(draft, () -> Samples.at(300)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(shelf.get(incident.id())).contains("Prose written by Claude");
    outbox.run(draft, () -> Samples.at(301));
    assertThat(commissions).hasSize(2).containsOnly(draft.id().text());
    assertThat(log.events(incident.id()))
        .extracting(EventLog.Recorded::event)
        .filteredOn(Drafted.class::isInstance)
        .containsExactly(new Drafted(shelf.get(incident.id())));
    assertThat(shelf).hasSize(1);
    assertThat(log.queued()).doesNotContain(draft);
  }

  @Test
  void the_second_of_two_books_over_one_log_is_refused() {
    restartDecided();
    IncidentBook other = new IncidentBook(log, r -> {});
    book.apply(incident.id(), new ClosedBy("amir", ""), Samples.at(310));
    IncidentState before = other.state(incident.id());
    assertThatThrownBy(() -> other.apply(incident.id(), new ClosedBy("siti", ""), Samples.at(311)))
        .isInstanceOf(StaleAppend.class);
    assertThat(other.state(incident.id())).isEqualTo(before);
  }
}
