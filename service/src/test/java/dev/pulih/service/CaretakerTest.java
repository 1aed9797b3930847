package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.Disposal;
import dev.pulih.flow.Housekeeping;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.policy.Retention.Pace;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Samples;
import dev.pulih.service.meter.Instruments;
import dev.pulih.service.meter.RetentionMeters;
import dev.pulih.simulator.memory.MemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A caretaker who looks every 20 ms, ten years after the only incident; a transaction has 3 rows.
 */
class CaretakerTest implements Disposal {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pace PACE = new Pace(Duration.ofMillis(20), 3, Duration.ofMillis(1));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger findings = new AtomicInteger(7);
  private volatile Standing standing = new Standing.Leader(1);
  private volatile RuntimeException trouble;
  private final Caretaker caretaker =
      new Caretaker(
          new Caretaker.Work(
              new Housekeeping(
                  book,
                  log,
                  this,
                  new Housekeeping.Rules(
                      new Retention(
                          Duration.ofDays(1),
                          Duration.ofDays(1),
                          Retention.defaults().records(),
                          PACE),
                      GuardLimits.defaults(),
                      Policy.defaults())),
              _ -> 2),
          PACE,
          new RetentionMeters(new Instruments(registry)),
          new Ending(() -> standing),
          () -> Instant.parse("2036-03-01T00:00:00Z"));

  @AfterEach
  void close() {
    caretaker.close();
  }

  @Override
  public int incident(String id) {
    asked.add(id);
    return 5;
  }

  @Override
  public int records(Kind kind, Instant before, int most) {
    asked.add(kind.name());
    if (trouble != null) {
      throw trouble;
    }
    return kind == Kind.FINDINGS ? Math.min(most, findings.getAndAdd(-most)) : 0;
  }

  @Test
  void it_removes_incidents_then_rows_until_a_transaction_is_not_full_then_drafts_and_counts() {
    String id = Samples.incident().id();
    book.begin(Samples.incident(), new IncidentEvent.Opened(Samples.incident(), Samples.p1()));
    book.apply(id, new IncidentEvent.ClosedBy("amir", ""), Samples.at(60));
    log.queued()
        .forEach(q -> book.settle(q.id(), new IncidentEvent.Told("SLACK", "1"), Samples.at(61)));

    caretaker.start();
    await().atMost(PATIENCE).until(() -> caretaker.latest().isPresent());

    assertThat(removed("drafts")).isGreaterThanOrEqualTo(2);
    assertThat(asked)
        .startsWith(
            id,
            "FINDINGS",
            "FINDINGS",
            "FINDINGS",
            "RESTARTS",
            "CALLS",
            "INBOUND",
            "WINDOWS",
            "SWITCHES");
    assertThat(book.state(id)).isInstanceOf(Unopened.class);
    assertThat(removed("incidents")).isEqualTo(1);
    assertThat(removed("events")).isEqualTo(5);
    assertThat(caretaker.latest().orElseThrow()).startsWith("latest clean-up 2036-03-01T00:00:00Z");
    // 2036-03-01T00:00:00Z in seconds since 1970.
    assertThat(registry.get("pulih.retention.last.run.timestamp").gauge().value())
        .isEqualTo(2_087_942_400.0);
  }

  @Test
  void who_leads_no_more_stops() {
    standing = new Standing.Standby("b");
    caretaker.start();
    await()
        .atMost(PATIENCE)
        .until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(CaretakerTest::isIt));
    assertThat(asked).isEmpty();
  }

  private static boolean isIt(Thread thread) {
    return thread.getName().equals("pulih-retention");
  }

  @Test
  void a_database_that_fails_is_tried_again_and_it_is_said() {
    trouble = new IllegalStateException("the disk is full");
    caretaker.start();
    await().atMost(PATIENCE).until(() -> asked.size() >= 2);
    assertThat(caretaker.latest().orElseThrow()).contains("failed: the disk is full");
    assertThat(registry.get("pulih.retention.runs").tag("outcome", "failed").counter().count())
        .isPositive();
    trouble = null;
    await().atMost(PATIENCE).until(() -> removed("drafts") >= 2);
  }

  @Test
  void a_term_that_is_over_is_no_failure() {
    trouble = new StaleAppend("Nothing was removed: b leads.");
    caretaker.start();
    await().atMost(PATIENCE).until(() -> asked.size() >= 2);
    assertThat(registry.get("pulih.retention.runs").tag("outcome", "failed").counter().count())
        .isZero();
  }

  private double removed(String kind) {
    return registry.get("pulih.retention.removed").tag("kind", kind).counter().count();
  }
}
