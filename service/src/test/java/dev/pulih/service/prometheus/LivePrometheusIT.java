package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.testing.ExpositionServer;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Prometheus that scrapes two pods every second, while one of them goes. */
class LivePrometheusIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");
  private static final Entity POD_A = new Entity.OfPod(new PodRef("bos", "txn-a"));
  private static final Entity POD_B = new Entity.OfPod(new PodRef("bos", "txn-b"));

  private final AtomicLong scrapes = new AtomicLong();
  private ExpositionServer podA;
  private ExpositionServer podB;
  private RealPrometheus prometheus;
  private PrometheusSource source;

  @BeforeEach
  void start() {
    podA = new ExpositionServer(() -> requests(8, 2));
    podB = new ExpositionServer(() -> requests(10, 0));
    prometheus =
        RealPrometheus.configured(
            "[{job_name: pods, static_configs: [%s, %s]}]"
                .formatted(target(podA, "txn-a"), target(podB, "txn-b")));
    source = new PrometheusSource(Patient.settings(prometheus.url()), catalog());
  }

  @AfterEach
  void stop() {
    source.close();
    prometheus.close();
    podA.close();
    podB.close();
  }

  @Test
  void a_pod_that_is_down_has_no_age_while_its_rates_go_on() {
    await().atMost(PATIENCE).until(() -> fresh(POD_A) && fresh(POD_B) && rates(POD_B));
    podB.close();
    await().atMost(PATIENCE).until(() -> !fresh(POD_B));
    assertThat(fresh(POD_A)).isTrue();
    assertThat(rates(POD_B)).as("the last samples of a pod that is gone still answer").isTrue();
  }

  /** The capacity is asked rarely: an answer, or a failure, may stand for a while. */
  @Test
  void while_prometheus_is_gone_every_signal_fails_and_afterwards_none() {
    await().atMost(PATIENCE).until(() -> rates(POD_A));
    prometheus.stop();
    Readings gone = read();
    List<Signal> often = new ArrayList<>(Signals.shipped());
    often.remove(Signals.POD_CAPACITY);
    assertThat(failingOften(gone)).containsExactlyInAnyOrderElementsOf(often);
    assertThat(gone.of(Signals.ERROR_RATE, SERVICE))
        .isEqualTo(Reading.unknown(Reading.Why.SOURCE_FAILED));
    prometheus.start();
    assertThat(failingOften(read())).isEmpty();
    await().atMost(PATIENCE).until(() -> fresh(POD_A) && read().failures().isEmpty());
  }

  private static List<Signal> failingOften(Readings readings) {
    return readings.failures().keySet().stream()
        .filter(signal -> !signal.equals(Signals.POD_CAPACITY))
        .toList();
  }

  private boolean fresh(Entity pod) {
    return read().of(Signals.SAMPLE_AGE, pod).test(age -> age < 5).holds();
  }

  private boolean rates(Entity pod) {
    return read().of(Signals.POD_REQUEST_RATE, pod).test(rate -> rate > 0).holds();
  }

  private Readings read() {
    return source.read(Signals.shipped(), Instant.now());
  }

  /** Counters that grow with each scrape; how fast does not matter here. */
  private String requests(int succeeding, int failing) {
    long scrape = scrapes.incrementAndGet();
    return "http_requests_total{status=\"200\"} %d\nhttp_requests_total{status=\"500\"} %d\n"
        .formatted(succeeding * scrape, failing * scrape);
  }

  private static String target(ExpositionServer server, String pod) {
    return "{targets: ['%s'], labels: {namespace: bos, service: txn-service, pod: %s}}"
        .formatted(server.target(), pod);
  }

  /** The windows of production at a fifteenth of their length, as the scrapes are. */
  private static SignalCatalog catalog() {
    Map<Span, Duration> lengths = new EnumMap<>(Span.class);
    Spans.defaults().lengths().forEach((span, length) -> lengths.put(span, length.dividedBy(15)));
    Scope scope = new Scope(Set.of("bos"), Set.of("txn-service"));
    return new SignalCatalog(Preset.named("client-library"), scope, new Spans(lengths));
  }
}
