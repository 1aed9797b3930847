package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.States;
import dev.pulih.simulator.memory.MemoryLedger;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which incidents stand beside a service. */
class BackdropTest {

  private static Begun any(Predicate<Begun> which) {
    return States.all().stream().filter(which).findFirst().orElseThrow();
  }

  private static Backdrop of(Begun... incidents) {
    return Backdrop.of(List.of(incidents), new MemoryLedger().switches(), Samples.at(600));
  }

  @Test
  void a_new_incident_does_not_hide_the_open_breaker_of_an_older_one() {
    Begun shifted = any(it -> !it.live() && it.facts().breaker().isOpen());
    Begun anew = any(it -> it.live() && !it.facts().breaker().isOpen());
    Backdrop both = of(shifted, anew);
    assertThat(both.incident(Samples.TXN)).contains(anew);
    assertThat(both.shifted()).containsExactly(Samples.TXN);
    assertThat(of(anew).shifted()).isEmpty();
  }
}
