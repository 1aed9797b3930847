package dev.pulih.service.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Answer;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.EventLog.Said;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.testing.LogLines;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.memory.MemoryLedger;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted, and under which labels. */
class MetersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Instruments make = new Instruments(registry);

  private double holds(Reason reason) {
    return registry.get("pulih.holds").tag("reason", Instruments.label(reason)).counter().count();
  }

  /** The database is away: that is told once, and not by each gauge with a trace. */
  @Test
  void a_gauge_that_cannot_be_read_is_no_number_and_no_news() {
    make.gauge(
        "pulih.away",
        "Nothing",
        () -> {
          throw new IllegalStateException("The database is away.");
        });
    try (LogLines log = new LogLines()) {
      assertThat(registry.get("pulih.away").gauge().value()).isNaN();
      assertThat(log.since(0, "")).noneMatch(line -> line.level().isGreaterOrEqual(Level.INFO));
    }
  }

  @Test
  void how_deviations_keep_to_their_rate_is_shown_and_is_no_number_before_it_is_known() {
    TickMeters ticks = new TickMeters(make);
    assertThat(registry.get("pulih.deviation.findings.per.week").gauge().value()).isNaN();
    ticks.deviating(new Tally(40, 2, new Achieved(7, 0.9), 0));
    assertThat(registry.get("pulih.deviation.findings.per.week").gauge().value()).isEqualTo(0.9);
    assertThat(registry.get("pulih.deviation.series.fallback").gauge().value()).isEqualTo(7);
    assertThat(registry.get("pulih.deviation.series").gauge().value()).isEqualTo(40);
  }

  /** As the core words it, with text of strangers after the reason. */
  @ParameterizedTest
  @EnumSource
  void a_held_action_is_counted_under_its_reason(Reason reason) {
    Hold hold = new Hold(reason, "held (STORM: as someone wrote)");
    Said said = new Said(Step.HELD, "stage 1 held (" + hold + ")");
    new StepMeters(make).accept(new Recorded("i", 2, NOW, new IncidentEvent.Approved("a"), said));
    assertThat(holds(reason)).isEqualTo(1);
    assertThat(registry.get("pulih.holds").counters().stream().mapToDouble(c -> c.count()).sum())
        .isEqualTo(1);
  }

  @Test
  void what_the_cluster_or_the_last_look_refused_is_a_hold_too() {
    Hold drift = new Hold(Reason.DRIFT, "someone wrote the weights");
    IncidentEvent refused = new IncidentEvent.ReleaseAnswered(new Answer.Refused(drift));
    IncidentEvent accepted = new IncidentEvent.ReleaseAnswered(new Answer.Accepted(2));
    StepMeters steps = new StepMeters(make);
    steps.accept(new Recorded("i", 3, NOW, refused, new Said(Step.NOTED, "")));
    steps.accept(new Recorded("i", 4, NOW, accepted, new Said(Step.RELEASED, "")));
    assertThat(holds(Reason.DRIFT)).isEqualTo(1);
    assertThat(registry.get("pulih.steps").tag("step", "released").counter().count()).isEqualTo(1);
  }

  private double sent(String outcome) {
    return registry
        .get("pulih.notifications")
        .tags("channel", "pagerduty", "kind", "page", "outcome", outcome)
        .counter()
        .count();
  }

  private record Saying(Delivery delivery) implements Notifier {
    @Override
    public Channel channel() {
      return Channel.PAGERDUTY;
    }

    @Override
    public Delivery send(Notification notification) {
      return delivery;
    }
  }

  @Test
  void a_message_is_counted_by_what_its_channel_said() {
    DeliveryMeters meters = new DeliveryMeters(make);
    About about = new About("i", new ServiceRef("bos", "txn"), Severity.P1);
    Notification page = new Notification(Kind.PAGE, about, "", Map.of(), Optional.empty());
    meters.counted(new Saying(new Delivery.Delivered("1"))).send(page);
    meters.counted(new Saying(new Delivery.Delivered("2"))).send(page);
    meters.counted(new Saying(new Delivery.Rejected("no"))).send(page);
    meters.counted(new Saying(new Delivery.Retry("later", Duration.ZERO))).send(page);
    assertThat(sent("delivered")).isEqualTo(2);
    assertThat(sent("rejected")).isEqualTo(1);
    assertThat(sent("retry")).isEqualTo(1);
  }

  @Test
  void a_call_of_the_store_is_timed_and_its_failure_is_the_same() {
    IllegalStateException gone = new IllegalStateException("gone");
    StoreMeters meters = new StoreMeters(make);
    Supplier<?> fails =
        meters.timed(
            Supplier.class,
            () -> {
              throw gone;
            });
    assertThat(meters.timed(Supplier.class, () -> 7).get()).isEqualTo(7);
    assertThatThrownBy(fails::get).isSameAs(gone);
    assertThat(calls("answered").count()).isEqualTo(1);
    assertThat(calls("failed").count()).isEqualTo(1);
  }

  private Timer calls(String outcome) {
    return registry.get("pulih.database.call").tag("outcome", outcome).timer();
  }

  @Test
  void of_the_windows_that_are_on_those_that_hold_messages_are_counted_by_themselves() {
    MemoryLedger kept = new MemoryLedger();
    kept.put(window("m-1", NOW, true));
    kept.put(window("m-2", NOW, false));
    kept.put(window("m-3", NOW.plusSeconds(60), true));
    SwitchMeters ledger = new SwitchMeters(kept, () -> NOW, make);
    ledger.switches();
    assertThat(registry.get("pulih.maintenance.windows").gauge().value()).isEqualTo(2);
    assertThat(registry.get("pulih.maintenance.windows.silent").gauge().value()).isEqualTo(1);
  }

  private static Maintenance window(String id, Instant from, boolean silent) {
    Maintenance.Work work = new Maintenance.Work(Set.of(), "siti", "disks", silent);
    return new Maintenance(id, work, new Maintenance.Period(from, from.plusSeconds(3_600)));
  }

  @Test
  void a_pause_that_has_ended_is_shown_no_more() {
    Instant[] now = {NOW};
    SwitchMeters ledger = new SwitchMeters(new MemoryLedger(), () -> now[0], make);
    Switches.Pause pause = new Switches.Pause("a", "b", NOW.plusSeconds(60));
    ledger.change(SwitchChange.paused(NOW, pause));
    assertThat(registry.get("pulih.paused").gauge().value()).isZero();
    ledger.switches();
    assertThat(registry.get("pulih.paused").gauge().value()).isEqualTo(1);
    now[0] = NOW.plusSeconds(60);
    assertThat(registry.get("pulih.paused").gauge().value()).isZero();
  }
}
