package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.cluster.api.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefresherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Placement TXN =
      Placement.usual(new ServiceRef(SimulatedLab.NAMESPACE, "txn"));

  @Test
  void a_refresher_goes_on_after_trouble_and_stops_when_closed() {
    Mesh none = asked -> Map.of();
    try (SimulatedLab lab = new SimulatedLab();
        Cluster cluster = lab.connect()) {
      KubernetesView view = new KubernetesView(cluster, List.of(TXN), none, lab::now);
      lab.server().faults().next(3, action -> true, new Fault.Refuse(500));
      try (Refresher _ = new Refresher(view::refresh, Duration.ofMillis(20))) {
        await().atMost(PATIENCE).until(() -> view.latest().of(TXN.service()).isPresent());
        assertThat(view.problems()).isEmpty();
      }
      lab.advance(Duration.ofMinutes(1));
      await()
          .atMost(PATIENCE)
          .during(Duration.ofMillis(200))
          .until(() -> view.latest().at().isBefore(lab.now()));
    }
  }

  @Test
  void a_look_that_throws_is_not_the_last() {
    AtomicInteger looks = new AtomicInteger();
    Runnable throwing =
        () -> {
          throw new IllegalStateException("a bug in look " + looks.incrementAndGet());
        };
    try (Refresher _ = new Refresher(throwing, Duration.ofMillis(20))) {
      await().atMost(PATIENCE).until(() -> looks.get() > 2);
    }
  }

  @Test
  void a_refresh_that_fails_unexpectedly_does_not_end_the_refreshing() {
    Mesh broken =
        asked -> {
          throw new IllegalStateException("a bug in the mesh");
        };
    try (SimulatedLab lab = new SimulatedLab();
        Cluster cluster = lab.connect()) {
      KubernetesView view = new KubernetesView(cluster, List.of(TXN), broken, lab::now);

      view.refresh();

      assertThat(view.latest().services()).isEmpty();
      assertThat(view.problems()).singleElement().asString().contains("a bug in the mesh");
    }
  }
}
