package dev.pulih.service.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.pulih.service.prometheus.Answers.TXN;
import static dev.pulih.service.prometheus.Answers.sample;
import static dev.pulih.service.prometheus.Answers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.testing.KeyPairs;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that lets in only who shows a certificate that it knows. */
class TlsTest {

  @TempDir static Path folder;
  private static WireMockServer server;
  private static KeyPairs keys;

  @BeforeAll
  static void start() {
    keys = new KeyPairs(folder);
    keys.make("server");
    keys.make("pulih");
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.store("server").toString())
                .keystorePassword(KeyPairs.PASSWORD)
                .keyManagerPassword(KeyPairs.PASSWORD)
                .needClientAuth(true)
                .trustStorePath(keys.store("pulih").toString())
                .trustStorePassword(KeyPairs.PASSWORD));
    server.start();
    server.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(okJson(vector(sample(TXN, "3")))));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void a_client_certificate_opens_the_door() {
    Tls tls =
        new Tls(
            Optional.of(keys.certificate("server")),
            Optional.of(new Tls.Client(keys.certificate("pulih"), keys.key("pulih"))));
    assertThat(read(tls).of(Signals.REQUEST_RATE, new ServiceRef("bos", "txn-service")))
        .isEqualTo(Reading.of(3));
  }

  @Test
  void without_it_the_signal_fails() {
    Tls tls = new Tls(Optional.of(keys.certificate("server")), Optional.empty());
    assertThat(read(tls).failures()).containsOnlyKeys(Signals.REQUEST_RATE);
  }

  @Test
  void a_server_that_the_jvm_does_not_know_is_not_trusted() {
    assertThat(read(Tls.standard()).failures().get(Signals.REQUEST_RATE))
        .contains("could not be asked (")
        .endsWith("check the certificates.");
  }

  @Test
  void a_file_that_cannot_be_used_is_refused_at_once() {
    Tls tls = new Tls(Optional.of(keys.certificate("gone")), Optional.empty());
    assertThatThrownBy(() -> read(tls))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The PEM files for Prometheus cannot be used")
        .hasMessageContaining("gone.crt");
  }

  private static Readings read(Tls tls) {
    PrometheusSettings settings =
        PrometheusSettings.of(URI.create("https://localhost:" + server.httpsPort()))
            .with(new Access(new Auth.None(), tls, Map.of()));
    SignalCatalog catalog =
        new SignalCatalog(Preset.named("client-library"), Scope.everything(), Spans.defaults());
    try (PrometheusSource source = new PrometheusSource(settings, catalog)) {
      return source.read(List.of(Signals.REQUEST_RATE), Instant.parse("2026-11-02T12:00:00Z"));
    }
  }
}
