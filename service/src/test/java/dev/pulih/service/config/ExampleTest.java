package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example that ships does what its comments say. */
class ExampleTest {

  private final Result<PulihConfiguration> result =
      ConfigurationFile.read(Configurations.EXAMPLE, Configurations.ENVIRONMENT);

  private final PulihConfiguration example = result.value().orElseThrow();

  @Test
  void it_has_no_problem_and_no_warning() {
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void it_has_the_services_with_their_objectives() {
    Owned nothing = Owned.nothing();
    Owned owned = new Owned(Set.of("txn-service"), Set.of("bos-db"));
    assertThat(example.watched())
        .containsExactly(
            new Watched(bos("txn-service"), slo(0.9995, 200, 0.001), Mode.DRY_RUN, owned, pod(350)),
            watched("payment-service", slo(0.9999, 500, 0.0001), nothing),
            watched("billing-service", slo(0.999, 1_000, 0.005), nothing),
            watched("account-service", slo(0.999, 300, 0.001), nothing),
            watched("violation-service", slo(0.995, 2_000, 0.01), nothing),
            watched("api-gateway", slo(0.9995, 100, 0.0005), nothing));
    assertThat(example.placements())
        .containsExactlyElementsOf(
            example.watched().stream().map(w -> Placement.usual(w.service())).toList());
  }

  @Test
  void it_touches_nothing_and_recovers_by_the_default_numbers() {
    assertThat(example.recovery())
        .isEqualTo(new Recovery(Mode.DRY_RUN, Policy.defaults(), GuardLimits.defaults()));
  }

  @Test
  void it_knows_its_neighbours() {
    assertThat(example.measuring().prometheus().url())
        .isEqualTo(URI.create("http://prometheus-server.monitoring:9090"));
    Neighbours neighbours = example.neighbours();
    assertThat(neighbours.cluster().orElseThrow().access())
        .isEqualTo(new ClusterAccess.InCluster());
    assertThat(neighbours.pagerDuty().orElseThrow().keys().standard().reveal())
        .isEqualTo("R0UT1NGKEY");
    assertThat(neighbours.slack().orElseThrow().channels().standard()).isEqualTo("#bos-alerts");
    assertThat(neighbours.claude()).isEmpty();
  }

  private static Watched watched(String name, Slo slo, Owned owned) {
    return new Watched(bos(name), slo, Mode.DRY_RUN, owned, OptionalDouble.empty());
  }

  private static ServiceRef bos(String name) {
    return new ServiceRef("bos", name);
  }

  private static Slo slo(double availability, long p99Millis, double errors) {
    return new Slo(availability, Duration.ofMillis(p99Millis), errors);
  }

  private static OptionalDouble pod(double requestsPerSecond) {
    return OptionalDouble.of(requestsPerSecond);
  }
}
