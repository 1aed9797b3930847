package dev.pulih.service.oidc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;

/** How much of an answer of the provider is read, whoever asks. */
class ProviderHttpTest {

  private static final int MOST = (int) ProviderHttp.BYTES;

  private final WireMockServer provider =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    provider.start();
  }

  @AfterEach
  void stop() {
    provider.stop();
  }

  @Test
  void the_longest_answer_is_read_and_one_byte_more_is_an_error() throws IOException {
    answers(MOST);
    assertThat(new ProviderHttp().get(address())).hasSize(MOST);
    assertThat(byTheLibrary()).hasSize(MOST);
    answers(MOST + 1);
    assertThatThrownBy(() -> new ProviderHttp().get(address())).isInstanceOf(IOException.class);
    assertThatThrownBy(this::byTheLibrary)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an answer of more than " + MOST + " bytes");
  }

  private void answers(int bytes) {
    provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(bytes))));
  }

  private URI address() {
    return URI.create(provider.baseUrl() + "/token");
  }

  /** As the token endpoint is asked. */
  private byte[] byTheLibrary() throws IOException {
    try (ClientHttpResponse answer =
        new ProviderHttp().requests().createRequest(address(), HttpMethod.POST).execute()) {
      assertThat(answer.getStatusCode().value()).isEqualTo(200);
      assertThat(answer.getStatusText()).isNotNull();
      assertThat(answer.getHeaders().isEmpty()).isFalse();
      return answer.getBody().readAllBytes();
    }
  }
}
