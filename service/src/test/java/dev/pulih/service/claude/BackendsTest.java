package dev.pulih.service.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.claude.Backend.Bedrock;
import dev.pulih.service.claude.Backend.Vertex;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.ClaudeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the clouds are made without asking anybody. */
class BackendsTest {

  private static final String REGION = "ap-southeast-1";

  @TempDir private Path folder;

  @Test
  void bedrock_is_reached_in_its_region() {
    Bedrock bedrock = new Bedrock(REGION, Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(Amazon.backend(bedrock).baseUrl())
        .isEqualTo("https://bedrock-runtime.ap-southeast-1.amazonaws.com");
    Clients.open(bedrock).close();
  }

  @Test
  void bedrock_takes_a_key_of_its_own() {
    Bedrock bedrock =
        new Bedrock(REGION, Optional.of(new Secret("k")), Optional.empty(), Optional.empty());
    Clients.open(bedrock).close();
    assertThat(bedrock.toString()).doesNotContain("\"k\"").contains("***");
  }

  /** The stand-in is none for Bedrock, but hears what it is asked. */
  @Test
  void another_address_speaks_bedrock_too() {
    try (ClaudeEndpoint other = new ClaudeEndpoint();
        Messages messages =
            new Messages(
                new Bedrock(
                    REGION,
                    Optional.of(new Secret("k")),
                    Optional.empty(),
                    Optional.of(other.uri())),
                Clock.systemUTC())) {
      assertThatThrownBy(() -> messages.send(Form.check().params("m", "q"), Duration.ofSeconds(9)))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("404");
      assertThat(other.received())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.path()).isEqualTo("/model/m/invoke");
                assertThat(request.headers()).containsEntry("authorization", "Bearer k");
                assertThat(request.body()).contains("anthropic_version").contains("max_tokens");
              });
    }
  }

  @Test
  void vertex_is_reached_in_its_region_with_the_credentials_of_a_file() throws Exception {
    Vertex vertex = vertex(Optional.of(credentials()));
    com.anthropic.backends.Backend backend = Google.backend(vertex);
    assertThat(backend.baseUrl()).contains("asia-southeast1-aiplatform.googleapis.com");
    Clients.open(vertex).close();
  }

  @Test
  void credentials_that_are_missing_are_said_and_stop_nothing_else() {
    Vertex vertex = vertex(Optional.of(folder.resolve("none.json")));
    assertThatThrownBy(() -> Google.backend(vertex))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("claude.vertex.credentials");
    try (Messages messages = new Messages(vertex, Clock.systemUTC())) {
      assertThatThrownBy(() -> messages.send(Form.check().params("m", "q"), Duration.ofSeconds(1)))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("Google's credentials cannot be read");
    }
  }

  private static Vertex vertex(Optional<Path> credentials) {
    return new Vertex("asia-southeast1", "bos-prod", credentials, Optional.empty());
  }

  /** A service account with a key that nobody knows. */
  private Path credentials() throws Exception {
    byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
    String json =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "type", "service_account",
                    "project_id", "bos-prod",
                    "private_key_id", "1",
                    "private_key", pem,
                    "client_email", "pulih@bos-prod.iam.gserviceaccount.com",
                    "client_id", "1",
                    "token_uri", "https://oauth2.googleapis.com/token"));
    return Files.writeString(folder.resolve("google.json"), json);
  }
}
