package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.Samples;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.service.testing.Backfill;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** An incident that ended an hour ago, whose pods are gone, in a real Prometheus. */
class PodsThenIT {

  private static final String OWNER = "txn-service-v1-5d9f7c6b8-";
  private static final String SICK = OWNER + "sick1";
  private static final String WELL = OWNER + "well1";
  private static final String STRANGER = "gateway-6b6b6b6b6-aaaaa";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant CLOSED = Samples.at(300);

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private RealPrometheus prometheus;
  private PrometheusSource source;

  @BeforeEach
  void start() {
    prometheus = RealPrometheus.knowing(history());
    source = source(prometheus.url());
    lookout.earlier = Earlier.of(source);
    var _ = lookout.book.apply(Samples.incident().id(), new ClosedBy("siti", "known"), CLOSED);
    lookout.now = CLOSED.plusSeconds(3_600);
    var _ = lookout.sees(Samples.TXN, running()).reads(Samples.TXN, 0, 0.05).ticked();
  }

  @AfterEach
  void stop() {
    source.close();
    prometheus.close();
  }

  private static PrometheusSource source(URI url) {
    Timing patient = new Timing(PATIENCE, PATIENCE, PATIENCE, Duration.ZERO);
    return new PrometheusSource(
        PrometheusSettings.of(url).with(patient),
        new SignalCatalog(Preset.named("client-library"), Scope.everything(), Spans.defaults()));
  }

  /** Other pods of the same Deployment. */
  private static ServiceInventory running() {
    Pod pod =
        new Pod(
            new PodRef("bos", OWNER + "fresh"),
            new WorkloadRef("bos", "Deployment", "txn-service-v1"),
            Map.of(),
            new Pod.Health(CLOSED, true, Optional.of(CLOSED), List.of()));
    return new ServiceInventory(List.of(pod), List.of(), List.of(), List.of(), Map.of());
  }

  /** From ten minutes before the incident to ten minutes after its end. */
  private static Backfill history() {
    Backfill samples = new Backfill();
    pod(samples, "txn-service", SICK, 6, 4, "0.5");
    pod(samples, "txn-service", WELL, 10, 0, "0.1");
    pod(samples, "gateway", STRANGER, 1, 9, "0.5");
    return samples;
  }

  /** All its requests take longer than the bucket below this one and fit into it. */
  private static void pod(
      Backfill samples, String service, String pod, double good, double bad, String within) {
    String labels = "namespace=\"bos\",service=\"%s\",pod=\"%s\"".formatted(service, pod);
    counts(samples, "http_requests_total{%s,status=\"200\"}".formatted(labels), good);
    counts(samples, "http_requests_total{%s,status=\"503\"}".formatted(labels), bad);
    for (String le : List.of("0.1", "0.5", "+Inf")) {
      double rate = le.compareTo(within) < 0 && !le.equals("+Inf") ? 0 : good + bad;
      String bucket = "http_request_duration_seconds_bucket{%s,le=\"%s\"}".formatted(labels, le);
      counts(samples, bucket, rate);
    }
  }

  private static void counts(Backfill samples, String series, double perSecond) {
    samples.series(
        series,
        Samples.at(-1_200),
        Samples.at(900),
        Duration.ofSeconds(15),
        second -> 1e6 + perSecond * second);
  }

  private String page() {
    IncidentDetails details =
        new IncidentDetails(lookout.room(), lookout.view, new Templates(), new Assets());
    return String.valueOf(
        details
            .pods(
                Samples.incident().id(),
                new LinkedMultiValueMap<>(),
                Requests.of("siti", Locale.ENGLISH))
            .getBody());
  }

  /** The values of a figure as it carries them. */
  private static String carried(String page, String caption) {
    String figure = "data-own=\"([^\"]*)\"[^>]*><figcaption>" + Pattern.quote(caption) + "<";
    return Pattern.compile(figure)
        .matcher(page)
        .results()
        .map(found -> found.group(1).replace("&#34;", "\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No plot is called " + caption + ": " + page));
  }

  @Test
  void its_pods_are_plotted_over_its_time_though_they_are_gone() {
    String page = page();
    assertThat(page)
        .contains("Gone: they answered in the incident's time", "<h4>" + SICK, "<h4>" + WELL)
        .contains("Latency is the P99 of each pod")
        .doesNotContain(STRANGER, "cannot be read");
    // From second -600 to second 900, every 15 s.
    assertThat(carried(page, SICK + ": Errors (%)")).matches("[^,]*(,[^,]*){201}");
    assertThat(carried(page, SICK + ": Errors (%)")).contains("0.4,0.4").doesNotContain("null");
    // 0.1 + 0.4 × 0.99, and 0.1 × 0.99: each of its own buckets.
    assertThat(carried(page, SICK + ": P99 (ms)")).contains("0.496");
    assertThat(carried(page, WELL + ": P99 (ms)")).contains("0.099");
    assertThat(page.indexOf(SICK + ": Errors")).isLessThan(page.indexOf(WELL + ": Errors"));
  }

  @Test
  void while_prometheus_is_down_the_page_says_so_and_shows_the_pods_of_now() {
    prometheus.stop();
    assertThat(page())
        .contains("cannot be read now", "<h4>" + OWNER + "fresh")
        .doesNotContain("Gone", SICK);
  }
}
