package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.testing.Recently;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that nobody reaches says nothing itself; only its clients tell. Put together as {@code
 * pulih run} does it, on the answers of a real Prometheus.
 */
class ClientErrorsIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"503", "0"})
  void requests_that_never_reach_a_service_of_the_mesh_page(String code) throws IOException {
    // 20 requests a second without a healthy upstream: answered 503 by the client's own sidecar, or
    // ended without any answer.
    Recently sent = new Recently().counts(sent(code, "UH"), 20);
    assertThat(incident(sent, "signals: {preset: istio}"))
        .contains("client_errors", "\"severity\":\"P1\"", "bos/txn-service");
  }

  @Test
  void so_do_those_that_an_expression_of_the_users_own_finds() throws IOException {
    Recently gateway =
        new Recently()
            .counts("gateway_total{ns=\"bos\",to=\"txn-service\",outcome=\"refused\"}", 4)
            .counts("gateway_total{ns=\"bos\",to=\"txn-service\",outcome=\"fine\"}", 16);
    String signals =
        """
        signals:
          definitions:
            client_error_rate:
              kind: service
              labels: [ns, to]
              expression: >-
                sum by (${labels}) (rate(gateway_total{outcome="refused"}[${window}]))
                / sum by (${labels}) (rate(gateway_total[${window}]))
        """;
    assertThat(incident(gateway, signals)).contains("client_errors", "20 %");
  }

  private static String sent(String code, String flags) {
    return "istio_requests_total{reporter=\"source\",destination_service_namespace=\"bos\",destination_service_name=\"txn-service\",namespace=\"bos\",pod=\"gw-a\",response_code=\"%s\",response_flags=\"%s\"}"
        .formatted(code, flags);
  }

  /** The first incident of a Pulih that reads these samples. */
  private String incident(Recently samples, String signals) throws IOException {
    try (RealPrometheus prometheus = RealPrometheus.knowing(samples.samples());
        Running running = Application.start(configuration(prometheus, signals))) {
      Caller caller = new Caller(running);
      return caller.get("/api/incidents/" + Incidents.awaitFirst(caller)).body();
    }
  }

  private PulihConfiguration configuration(RealPrometheus prometheus, String signals)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pulih.yaml"),
            """
            interval: 5s
            offset: 1s
            dataDir: %s
            prometheus: {url: "%s", timeouts: {connect: 2s, query: 4s, tick: 4s}}
            server: {port: 0}
            services:
              - name: txn-service
                namespace: bos
                slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
            %s
            """
                .formatted(folder.resolve("data"), prometheus.url(), signals));
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }
}
