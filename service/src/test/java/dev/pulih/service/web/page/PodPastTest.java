package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PodPastTest {

  private static final Duration TICK = Duration.ofSeconds(15);
  private static final PodRef POD = new PodRef("bos", "txn-1");

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final ToldPast told = new ToldPast().pod(POD.name(), 10, 0.5, 0.8);
  private Instant now = Samples.at(3_600);
  private final PodPast past = new PodPast(told, TICK, () -> now);

  private Begun incident() {
    return lookout.room().standing(Samples.incident().id()).orElseThrow();
  }

  private static double[] values(PodRecord record, Signal signal) {
    return record.values(new Series(signal, new Entity.OfPod(POD)));
  }

  @Test
  void it_asks_for_the_incidents_time_and_for_the_p99s_of_the_latest_ticks() {
    PodPast.Told answer = past.of(incident());
    assertThat(told.asked)
        .containsExactly(
            "4 signals of bos/txn-service from -600 to 3600 by 30",
            "1 signals of bos/txn-service from 3015 to 3600 by 15");
    PodRecord then = answer.then().orElseThrow();
    assertThat(then.pods()).containsExactly(POD);
    assertThat(then.times()).hasSize(141).startsWith(Samples.at(-600)).endsWith(now);
    assertThat(values(then, Signals.POD_ERROR_RATE)).hasSize(141).containsOnly(0.5);
    assertThat(values(then, Signals.POD_P99)).containsOnly(0.8);
    assertThat(values(answer.latest(), Signals.POD_P99)).hasSize(40).containsOnly(0.8);
  }

  @Test
  void of_an_incident_that_is_over_only_its_own_time_is_asked_for() {
    var _ =
        lookout.book.apply(Samples.incident().id(), new ClosedBy("siti", "known"), Samples.at(300));
    now = Samples.at(86_400);
    var _ = past.of(incident());
    assertThat(told.asked)
        .containsExactly(
            "4 signals of bos/txn-service from -600 to 900 by 15",
            "1 signals of bos/txn-service from 85815 to 86400 by 15");
  }

  @Test
  void what_was_answered_is_told_again_for_a_minute() {
    PodPast.Told first = past.of(incident());
    now = now.plus(KeptAnswers.AGAIN).minusSeconds(1);
    assertThat(past.of(incident())).isSameAs(first);
    assertThat(told.asked).hasSize(2);
    now = now.plusSeconds(1);
    assertThat(past.of(incident())).isNotSameAs(first);
    assertThat(told.asked).hasSize(4);
  }

  @Test
  void without_errors_or_traffic_nothing_is_told_and_without_latencies_all_else() {
    for (Signal needed : List.of(Signals.POD_ERROR_RATE, Signals.POD_REQUEST_RATE)) {
      told.failures.put(needed, "cannot be read");
      assertThat(past.of(incident()).then()).isEmpty();
      told.failures.clear();
      now = now.plus(KeptAnswers.AGAIN);
    }
    told.failures.put(Signals.POD_P99, "cannot be read");
    PodRecord then = past.of(incident()).then().orElseThrow();
    assertThat(then.knows(Signals.POD_P99)).isFalse();
    assertThat(then.knows(Signals.POD_LATENCY)).isTrue();
  }

  @Test
  void where_nothing_is_kept_nothing_is_told() {
    PodPast nowhere = new PodPast(Earlier.nothing(), TICK, () -> now);
    assertThat(nowhere.of(incident()).then()).isEmpty();
    assertThat(nowhere.of(incident()).latest().pods()).isEmpty();
  }

  @Test
  void who_comes_while_somebody_reads_does_not_wait() {
    AtomicReference<PodPast> reading = new AtomicReference<>();
    AtomicReference<PodPast.Told> other = new AtomicReference<>();
    Earlier slow = interrupted(() -> other.set(reading.get().of(incident())));
    reading.set(new PodPast(slow, TICK, () -> now));
    assertThat(reading.get().of(incident()).then()).isPresent();
    assertThat(other.get().then()).isEmpty();
  }

  /** Somebody else comes, on another thread, before it answers. */
  private Earlier interrupted(Runnable comes) {
    Earlier ofService = told.only(Samples.TXN);
    return (signals, from, to, step) -> {
      CompletableFuture.runAsync(comes).join();
      return ofService.history(signals, from, to, step);
    };
  }
}
