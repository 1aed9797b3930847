package dev.pulih.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies inside an incident, shortly after it, and outside. */
class KnownIncidentsTest {

  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final KnownIncidents KNOWN =
      new KnownIncidents(
          List.of(new KnownIncident(TXN, T0, T0.plusSeconds(600))), Duration.ofMinutes(5));

  private static Whereabouts at(long seconds) {
    return KNOWN.of(TXN, T0.plusSeconds(seconds), false);
  }

  @Test
  void what_begins_counts_where_it_begins() {
    assertThat(at(-1)).isEqualTo(Whereabouts.OUTSIDE);
    assertThat(at(0)).isEqualTo(Whereabouts.INSIDE);
    assertThat(at(600)).isEqualTo(Whereabouts.INSIDE);
    assertThat(at(601)).isEqualTo(Whereabouts.AFTER);
    assertThat(at(900)).isEqualTo(Whereabouts.AFTER);
    assertThat(at(901)).isEqualTo(Whereabouts.OUTSIDE);
  }

  @Test
  void another_service_is_outside() {
    ServiceRef other = new ServiceRef("bos", "billing");
    assertThat(KNOWN.of(other, T0, false)).isEqualTo(Whereabouts.OUTSIDE);
  }

  @Test
  void what_is_not_knowable_is_no_false_alarm_but_a_known_incident_is_found() {
    assertThat(KNOWN.of(TXN, T0.plusSeconds(2000), true)).isEqualTo(Whereabouts.UNKNOWABLE);
    assertThat(KNOWN.of(TXN, T0, true)).isEqualTo(Whereabouts.INSIDE);
  }

  @Test
  void an_incident_begins_before_it_ends() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KnownIncident(TXN, T0, T0));
  }
}
