package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.Wiring;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.runbook.RunbookPage;
import dev.pulih.service.testing.Backfill;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runbooks say to watch is measured, and counts for the service that they name. */
class RunbookSignalsIT {

  private static Instant now;

  private static RealPrometheus prometheus;

  @BeforeAll
  static void start() {
    now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Backfill samples = new Backfill();
    // The last settlement was 27 hours ago.
    gauge(
        samples,
        "kube_cronjob_status_last_successful_time{namespace=\"bos\",cronjob=\"settlement\"}",
        (double) now.minus(Duration.ofHours(27)).getEpochSecond());
    // One of four calls fails.
    calls(samples, "outcome=\"SERVER_ERROR\"", 1);
    calls(samples, "outcome=\"SUCCESS\"", 3);
    // One Redis is at 90 %, another has no limit.
    gauge(samples, "redis_memory_used_bytes{instance=\"a\"}", 90);
    gauge(samples, "redis_memory_max_bytes{instance=\"a\"}", 100);
    gauge(samples, "redis_memory_used_bytes{instance=\"b\"}", 70);
    gauge(samples, "redis_memory_max_bytes{instance=\"b\"}", 0);
    // One node of two is silent.
    gauge(samples, ready("x", "unknown"), 1);
    gauge(samples, ready("x", "false"), 0);
    gauge(samples, ready("y", "unknown"), 0);
    gauge(samples, ready("y", "false"), 0);
    // A DAG failed 23, 15 and 2 hours ago.
    series(
        samples,
        "airflow_dagrun_failed_count{dag_id=\"daily_reconciliation\"}",
        second -> second < 7_200 ? 4 : second < 36_000 ? 5 : second < 82_800 ? 6 : 7);
    // One of five requests is refused.
    requests(samples, "401", 1);
    requests(samples, "200", 4);
    prometheus = RealPrometheus.knowing(samples);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private static void calls(Backfill samples, String outcome, int perSecond) {
    String labels = "{namespace=\"bos\",pod=\"p\",client_name=\"gateway.example\"," + outcome + "}";
    series(samples, "http_client_requests_seconds_count" + labels, second -> perSecond * second);
  }

  private static void requests(Backfill samples, String code, int perSecond) {
    String labels =
        "{reporter=\"destination\",destination_service_namespace=\"bos\",destination_service_name=\"api-gateway\",response_code=\""
            + code
            + "\"}";
    series(samples, "istio_requests_total" + labels, second -> perSecond * second);
  }

  private static String ready(String node, String status) {
    return "kube_node_status_condition{condition=\"Ready\",node=\"%s\",status=\"%s\"}"
        .formatted(node, status);
  }

  private static void gauge(Backfill samples, String series, double value) {
    series(samples, series, _ -> value);
  }

  private static void series(Backfill samples, String series, LongToDoubleFunction value) {
    samples.series(series, now.minus(Duration.ofHours(25)), now, Duration.ofMinutes(1), value);
  }

  @ParameterizedTest
  @CsvSource({
    "RB_05, settlement_age, billing-service, 97200",
    "RB_06, gateway_failures, payment-service, 0.25",
    "RB_07, redis_memory, account-service, 0.9",
    "RB_08, nodes_not_ready, api-gateway, 1",
    "RB_09, reconciliation_failures, billing-service, 3",
    "RB_10, refused_logins, api-gateway, 0.2",
  })
  void it_is_measured(Shipped runbook, String name, String service, double value) {
    PulihConfiguration read = Configurations.of(yaml(runbook));
    Signal signal = new Signal(name, EntityKind.SERVICE, Span.NONE);
    try (PrometheusSource source =
        new PrometheusSource(read.measuring().prometheus(), Wiring.catalog(read))) {
      Map<Entity, Reading> readings = source.read(List.of(signal), now).entities(signal);
      assertThat(readings).containsOnlyKeys(new Entity.OfService(new ServiceRef("bos", service)));
      // An increase over a day is extrapolated from its samples.
      assertThat(readings.values().iterator().next().known().orElseThrow())
          .isCloseTo(value, within(value * 0.01));
    }
  }

  private static String yaml(Shipped runbook) {
    String least =
        Configurations.LEAST.replace("http://prometheus:9090", prometheus.url().toString());
    RunbookPage page =
        RunbookPage.all().filter(p -> p.runbook() == runbook).findFirst().orElseThrow();
    return least + page.fences("yaml").getFirst();
  }
}
