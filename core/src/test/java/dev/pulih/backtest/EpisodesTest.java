package dev.pulih.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands again is news if it does so since another time; an incident lasts from 600 s on. */
class EpisodesTest {

  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final KnownIncidents KNOWN =
      new KnownIncidents(List.of(new KnownIncident(TXN, at(600), at(1200))), Duration.ofMinutes(5));

  private final Sightings sightings = new Sightings(KNOWN);
  private final Episodes episodes = new Episodes(KNOWN, sightings, new Strips());

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }

  private static Finding found(String rule, long since, double value, Optional<Severity> how) {
    Measured measured = new Measured(Signals.REQUEST_RATE, new Entity.OfService(TXN), value, 100);
    return new Finding(TXN, rule, measured, at(since), how);
  }

  private static Finding deviation(long since, double value) {
    return found("deviation", since, value, Optional.empty());
  }

  private void tick(long second, Finding... findings) {
    Instant at = at(second);
    OfService rules =
        new OfService(
            List.of(findings),
            StageCondition.absent(at),
            StageCondition.absent(at),
            Truth.TRUE,
            Optional.empty());
    Detected detected =
        new Detected(Readings.none(at), Map.of(TXN, rules), new Tally(1, 0, Achieved.none(), 0));
    Inventory nothing = new Inventory(at, Map.of());
    episodes.next(
        new TickReport(detected, nothing, Map.of(), TroubleElsewhere.nothing()), _ -> false);
  }

  private int counted(Whereabouts where) {
    return episodes.counts().stream().mapToInt(count -> count.at(where)).sum();
  }

  @Test
  void what_stands_again_since_the_same_time_is_the_same_finding() {
    tick(15, deviation(15, 150));
    tick(30);
    tick(45, deviation(15, 180));
    tick(60, deviation(15, 120));
    tick(75);
    assertThat(counted(Whereabouts.OUTSIDE)).isEqualTo(1);
    assertThat(episodes.all())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.since()).isEqualTo(at(15));
              assertThat(finding.from()).isEqualTo(at(15));
              assertThat(finding.to()).isEqualTo(at(60));
              assertThat(finding.worst()).isEqualTo(180);
            });
  }

  @Test
  void what_stands_again_since_another_time_is_another_one() {
    tick(15, deviation(15, 150));
    tick(30);
    tick(45, deviation(45, 180));
    assertThat(counted(Whereabouts.OUTSIDE)).isEqualTo(2);
    assertThat(episodes.all()).extracting(Episode::to).containsExactly(at(15), at(45));
  }

  @Test
  void a_threshold_that_is_passed_again_is_counted_again() {
    tick(15, found("error_rate_p1", 15, 150, Optional.of(Severity.P1)));
    tick(30);
    tick(45, found("error_rate_p1", 45, 150, Optional.of(Severity.P1)));
    assertThat(counted(Whereabouts.OUTSIDE)).isEqualTo(2);
  }

  @Test
  void what_began_before_an_incident_has_not_found_it_when_it_stands_again() {
    tick(585, deviation(585, 150));
    tick(600);
    tick(615, deviation(585, 150));
    assertThat(counted(Whereabouts.OUTSIDE)).isEqualTo(1);
    assertThat(counted(Whereabouts.INSIDE)).isZero();
    assertThat(sightings.all().getFirst().finding()).isEmpty();
    tick(630);
    tick(645, deviation(645, 150));
    assertThat(counted(Whereabouts.INSIDE)).isEqualTo(1);
    assertThat(sightings.all().getFirst().finding()).contains(at(645));
  }

  @Test
  void the_first_ones_are_kept_however_late_they_end_and_all_are_counted() {
    Finding early = found("joint_evidence", 0, 150, Optional.empty());
    tick(0, early);
    for (int i = 1; i <= Episodes.KEPT; i++) {
      tick(15L * i, deviation(15L * i, 150));
    }
    long end = 15L * (Episodes.KEPT + 1);
    tick(end, early);
    assertThat(episodes.all()).hasSize(Episodes.KEPT);
    assertThat(episodes.all().getFirst().to()).isEqualTo(at(end));
    assertThat(episodes.counts().stream().mapToInt(RuleCount::total).sum())
        .isEqualTo(Episodes.KEPT + 1);
  }
}
