package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final Samples NOTHING = _ -> (_, _) -> {};

  @Test
  void as_many_queries_run_at_once_as_there_are_places() {
    CyclicBarrier pair = new CyclicBarrier(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Together together = new Together(2, Duration.ofSeconds(20), Secrets.none())) {
      // Each query waits for another one, so they end only if two run at once.
      var outcomes =
          together.ask(
              List.of(1, 2, 3, 4),
              _ -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                meet(pair);
                inside.decrementAndGet();
                return NOTHING;
              });
      assertThat(outcomes.values()).containsOnly(new Outcome.Answered<>(NOTHING));
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void at_the_deadline_the_answers_that_came_count_and_the_others_fail() {
    CountDownLatch never = new CountDownLatch(1);
    // Long enough for the quick one on any machine.
    Duration deadline = Duration.ofSeconds(3);
    try (Together together = new Together(2, deadline, Secrets.none())) {
      Map<String, Outcome<Samples>> outcomes =
          together.ask(
              List.of("quick", "hangs"),
              query -> {
                if (query.equals("hangs")) {
                  never.await();
                }
                return NOTHING;
              });
      assertThat(outcomes)
          .containsEntry("quick", new Outcome.Answered<>(NOTHING))
          .containsEntry("hangs", new Outcome.Failed<>(Trouble.late(deadline)));
    }
  }

  @Test
  void a_bug_in_one_query_is_a_failure_of_that_query_alone() {
    try (Together together = new Together(2, Duration.ofSeconds(20), Secrets.none())) {
      Map<String, Outcome<Samples>> outcomes =
          together.ask(
              List.of("right", "wrong"),
              query -> {
                if (query.equals("wrong")) {
                  throw new IllegalArgumentException("bad header");
                }
                return NOTHING;
              });
      assertThat(outcomes).containsEntry("right", new Outcome.Answered<>(NOTHING));
      assertThat(outcomes.get("wrong").toString()).contains("bad header");
    }
  }

  @Test
  void an_interrupted_tick_fails_and_stays_interrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    try (Together together = new Together(1, Duration.ofSeconds(20), Secrets.none())) {
      Outcome<Samples> outcome =
          together.one(
              "hangs",
              _ -> {
                never.await();
                return NOTHING;
              });
      assertThat(outcome).isEqualTo(new Outcome.Failed<>("was not awaited: Pulih stops."));
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void meet(CyclicBarrier pair) throws InterruptedException {
    try {
      pair.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
