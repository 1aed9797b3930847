package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Symptoms;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Recency;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Outbox;
import dev.pulih.notify.Channel;
import dev.pulih.notify.Delivery;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import dev.pulih.simulator.port.RecordingNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which effects are tried, and two books over one log. */
class OutboxTest {

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, r -> {});
  private final RecordingNotifier chat = new RecordingNotifier(Channel.SLACK);
  private final Outbox outbox = new Outbox(log, book, runner());
  private final Incident incident = Samples.incident();

  /** It is asked for nothing here. */
  private TownCluster cluster() {
    Dice dice = new Dice(1);
    Town town = new Town(dice);
    Trouble trouble = new Trouble(dice, () -> {});
    Records records = new Records(log, new MemoryLedger(), List.of());
    return new TownCluster(
        town, trouble, dice, new Witness(town, trouble, () -> Samples.T0, records));
  }

  private EffectRunner runner() {
    TownCluster cluster = cluster();
    EffectRunner.Tools tools =
        new EffectRunner.Tools(
            cluster,
            cluster,
            List.of(chat),
            new TemplateAnalyst(),
            s -> new Briefing(s.id(), Samples.TXN, Symptoms.none(), "{}"));
    return new EffectRunner(
        log,
        tools,
        new EffectRunner.LastLook(
            new Dark(), new MemoryLedger(), Spans.defaults(), new Recency(0.8)));
  }

  /** Knows nothing. */
  private static final class Dark implements SignalSource {
    @Override
    public Readings read(Collection<Signal> signals, Instant at) {
      return Readings.none(at);
    }

    @Override
    public List<Readings> history(
        Collection<Signal> signals, Instant from, Instant to, Duration step) {
      return List.of();
    }
  }

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
    assertThat(outbox.run(told, () -> Samples.at(300))).isEqualTo("429");
    assertThat(outbox.take(Samples.at(329))).isEmpty();
    assertThat(outbox.take(Samples.at(330))).containsExactly(told);
    assertThat(due).anyMatch(q -> q.effect() instanceof Effect.CaptureEvidence);
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

  /** Commits, and says that it failed. */
  private record Answerless(EventLog log) implements EventLog {
    @Override
    public void append(Append append) {
      log.append(append);
      throw new IllegalStateException("connection reset");
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
