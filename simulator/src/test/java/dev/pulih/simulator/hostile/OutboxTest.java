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
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order in which effects are tried, and two books over one log. */
class OutboxTest {

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, r -> {});
  private final RecordingNotifier chat = new RecordingNotifier(Channel.SLACK);
  private final Outbox outbox = new Outbox(log, book, runner());
  private final Incident incident = Samples.incident();

  private EffectRunner runner() {
    HostileCluster cluster = new HostileCluster(new Random(1), o -> {}, c -> {});
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
