package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.Recently;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pulih check} says about the answers of a real Prometheus. */
class CheckIT {

  private static final String MESH =
      "destination_service_namespace=\"bos\",destination_service_name=\"txn-service\",namespace=\"bos\"";

  @TempDir private Path folder;

  @Test
  void it_counts_what_clients_see_where_only_they_see_it() throws IOException {
    Output output = check(new Recently().counts(requests("source", "503"), 20), "p99: 200ms");
    assertThat(output.text())
        .contains("ok       client_error_rate[RECENT]: 1 with a value, 0 unknown")
        .contains("ok       client_request_rate[RECENT]: 1 with a value, 0 unknown");
  }

  @Test
  void it_does_not_miss_what_clients_see_where_the_service_counts_by_itself() throws IOException {
    Recently both =
        new Recently()
            .counts(requests("source", "200"), 20)
            .counts(requests("destination", "200"), 20);
    assertThat(check(both, "p99: 200ms").text())
        .contains("ok       client_error_rate[RECENT]: no data, as it should be")
        .contains("ok       client_request_rate[RECENT]: 1 with a value, 0 unknown");
  }

  @Test
  void it_counts_calls_where_a_caller_names_itself_and_misses_none_where_nobody_does()
      throws IOException {
    String caller = "source_workload_namespace=\"bos\",source_canonical_service=\"gate\",";
    String calls = requests("source", "200").replace("{", "{" + caller);
    assertThat(check(new Recently().counts(calls, 20), "p99: 200ms").text())
        .contains("ok       call_rate[RECENT]: 1 with a value, 0 unknown")
        .contains("ok       call_error_rate[RECENT]: 1 with a value, 0 unknown");
    Recently nameless = new Recently().counts(requests("source", "200"), 20);
    assertThat(check(nameless, "p99: 200ms").text())
        .contains("ok       call_rate[RECENT]: no data, so no action waits for a called service");
    assertThat(check(nameless, "p99: 200ms", "client-library").text())
        .contains("ok       call_rate[RECENT]: not read with this preset, so no action waits");
  }

  @Test
  void it_fails_where_the_buckets_hide_three_times_the_slo() throws IOException {
    assertThat(check(buckets(), "p99: 400ms").code()).isEqualTo(1);
    assertThat(check(buckets(), "p99: 400ms").text())
        .contains("PROBLEM  bos/txn-service: the last finite latency bucket ends at 1.0 s");
    assertThat(check(buckets(), "p99: 300ms").text()).doesNotContain("PROBLEM");
    assertThat(check(buckets(), "p99: 300ms").code()).isZero();
  }

  @Test
  void it_fails_where_there_are_no_buckets() throws IOException {
    Output output = check(new Recently().counts(requests("destination", "200"), 20), "p99: 200ms");
    assertThat(output.text())
        .contains("PROBLEM  bos/txn-service: there are no latency buckets with a finite bound");
    assertThat(output.code()).isEqualTo(1);
  }

  @Test
  void it_says_what_briefings_lack_where_no_pod_sums_its_latencies_up() throws IOException {
    Recently counted = new Recently().counts(requests("destination", "200"), 20);
    assertThat(check(counted, "p99: 200ms").text())
        .contains("ok       pod_latency[RECENT]: no data, so briefings tell no slow pod");
    counted.counts(duration("count"), 20).counts(duration("sum"), 900);
    assertThat(check(counted, "p99: 200ms").text())
        .contains("ok       pod_latency[RECENT]: 1 with a value, 0 unknown");
  }

  @Test
  void it_says_what_incidents_show_where_no_pod_has_a_histogram() throws IOException {
    Recently counted = new Recently().counts(requests("destination", "200"), 20);
    assertThat(check(counted, "p99: 200ms").text())
        .contains("ok       pod_p99_latency[RECENT]: no data, so incidents show the mean latency");
    assertThat(check(buckets(), "p99: 300ms").text())
        .contains("ok       pod_p99_latency[RECENT]: 1 with a value, 0 unknown");
  }

  private static String duration(String part) {
    return requests("destination", "200")
        .replace("requests_total", "request_duration_milliseconds_" + part);
  }

  private static String requests(String reporter, String code) {
    return "istio_requests_total{reporter=\"%s\",%s,pod=\"%s-a\",response_code=\"%s\"}"
        .formatted(reporter, MESH, reporter, code);
  }

  private static Recently buckets() {
    Recently counted =
        new Recently()
            .shows("up{namespace=\"bos\",pod=\"destination-a\"}", 1)
            .counts(requests("destination", "200"), 20);
    for (String le : new String[] {"100", "1000", "+Inf"}) {
      counted.counts(
          "istio_request_duration_milliseconds_bucket{reporter=\"destination\",%s,pod=\"destination-a\",le=\"%s\"}"
              .formatted(MESH, le),
          20);
    }
    return counted;
  }

  private Output check(Recently samples, String p99) throws IOException {
    return check(samples, p99, "istio");
  }

  private Output check(Recently samples, String p99, String preset) throws IOException {
    try (RealPrometheus prometheus = RealPrometheus.knowing(samples.samples())) {
      Path file =
          Files.writeString(
              folder.resolve("pulih.yaml"),
              """
              dataDir: %s
              prometheus: {url: "%s"}
              signals: {preset: %s}
              services:
                - name: txn-service
                  namespace: bos
                  slo: {availability: 99.95 %%, %s, errors: 0.1 %%}
              """
                  .formatted(folder.resolve("data"), prometheus.url(), preset, p99));
      return Output.of("check", "--config", file.toString());
    }
  }
}
