package dev.pulih.service.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.claude.Backend.Bedrock;
import dev.pulih.service.claude.Backend.Vertex;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.ClaudeEndpoint;
import java.io.File;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the clouds are made without asking anybody. */
class BackendsTest {

  private static final Level LEVEL = new Level("m", Duration.ofSeconds(9));
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
    Bedrock bedrock = bedrock();
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
      assertThatThrownBy(
              () -> messages.send(Form.check().params(LEVEL, "q"), Duration.ofSeconds(9)))
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
      assertThatThrownBy(
              () -> messages.send(Form.check().params(LEVEL, "q"), Duration.ofSeconds(1)))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("Google's credentials cannot be read");
    }
  }

  @Test
  void without_the_clouds_libraries_their_backends_say_so_and_the_others_work() throws Exception {
    try (URLClassLoader small = withoutClouds()) {
      assertThat(openedIn(small, new Backend.Direct(Backend.ANTHROPIC, new Secret("k"))))
          .isNotNull();
      assertThatThrownBy(() -> openedIn(small, bedrock()))
          .rootCause()
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> openedIn(small, bedrock()))
          .cause()
          .hasMessageContaining("needs the library anthropic-java-bedrock")
          .hasMessageContaining("-Dpulih.clouds=true");
      assertThatThrownBy(() -> openedIn(small, vertex(Optional.of(credentials()))))
          .cause()
          .hasMessageContaining("needs the library anthropic-java-vertex");
    }
  }

  private static Bedrock bedrock() {
    return new Bedrock(REGION, Optional.of(new Secret("k")), Optional.empty(), Optional.empty());
  }

  /** A backend is data of this class loader; only the classes that open it are loaded anew. */
  private static Object openedIn(ClassLoader loader, Backend backend) throws Exception {
    Class<?> clients = loader.loadClass("dev.pulih.service.claude.Clients");
    Method open = clients.getDeclaredMethod("open", Backend.class);
    open.setAccessible(true);
    return open.invoke(null, backend);
  }

  /** What opens a backend, and the SDK, are looked for where the clouds' jars are not. */
  private static URLClassLoader withoutClouds() {
    String[] all = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] small =
        Stream.of(all)
            .filter(entry -> !entry.matches(".*anthropic-java-(bedrock|vertex)-.*"))
            .map(BackendsTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(small, BackendsTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith("com.anthropic.")
                || name.matches(".*\\.claude\\.(Clients|Amazon|Google|ShortReply).*")
            ? own(name)
            : super.loadClass(name, resolve);
      }

      private Class<?> own(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
          Class<?> loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
      }
    };
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
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
