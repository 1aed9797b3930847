package dev.pulih.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.service.secret.Secret;
import dev.pulih.signal.ServiceRef;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What docs/channels.md says about webhooks is what is sent, and its program verifies it. */
class DocumentedWebhookTest {

  private static final Path PAGE = Path.of("..", "docs", "channels.md");
  private static final Instant NOW = Instant.parse("2026-11-23T02:31:15Z");
  private static final String SECRET = "0123456789abcdef";
  private static final SigningSecrets SIGNING = new SigningSecrets(List.of(new Secret(SECRET)));
  private static final byte[] BODY = "{\"회복\":true}".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;
  private static Method isGenuine;

  @BeforeAll
  static void compile() throws Exception {
    Path source = Files.writeString(folder.resolve("PulihSignature.java"), block("java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-proc:none", source.toString())).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      isGenuine =
          loader
              .loadClass("PulihSignature")
              .getMethod("isGenuine", String.class, byte[].class, String.class, long.class);
    }
  }

  private static String block(String language) throws Exception {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void the_documented_message_is_the_one_that_is_sent() throws Exception {
    Map<String, String> links =
        Map.of("Dashboard", "https://ops.example/prod/txn-service?incident=inc-7");
    About about = new About("inc-7", new ServiceRef("prod", "txn-service"), Severity.P1, links);
    Notification page =
        new Notification(
            Kind.PAGE,
            about,
            "txn-service fails",
            Map.of("Evidence", "OOMKilled"),
            Optional.empty());
    assertThat(JsonMapper.shared().readTree(WebhookMessage.of(page, NOW).bytes()))
        .isEqualTo(JsonMapper.shared().readTree(block("json")));
  }

  @Test
  void what_pulih_signs_is_genuine_for_five_minutes() throws Exception {
    String header = SIGNING.sign(BODY, NOW);
    assertThat(genuine(header, BODY, SECRET, 0)).isTrue();
    assertThat(genuine(header, BODY, SECRET, 300)).isTrue();
    assertThat(genuine(header, BODY, SECRET, 301)).isFalse();
    assertThat(genuine(header, BODY, SECRET, -301)).isFalse();
  }

  @Test
  void while_secrets_rotate_either_verifies() throws Exception {
    String next = "fedcba9876543210";
    String header =
        new SigningSecrets(List.of(new Secret(next), new Secret(SECRET))).sign(BODY, NOW);
    assertThat(genuine(header, BODY, SECRET, 1)).isTrue();
    assertThat(genuine(header, BODY, next, 1)).isTrue();
    assertThat(genuine(header, BODY, "another secret of any", 1)).isFalse();
  }

  @Test
  void another_body_time_or_header_is_not_genuine() throws Exception {
    String header = SIGNING.sign(BODY, NOW);
    assertThat(genuine(header, "{}".getBytes(StandardCharsets.UTF_8), SECRET, 0)).isFalse();
    String later = header.replaceFirst("t=\\d+", "t=" + NOW.plusSeconds(60).getEpochSecond());
    assertThat(genuine(later, BODY, SECRET, 60)).isFalse();
    assertThat(genuine(header.replaceFirst(",v1=.*", ""), BODY, SECRET, 0)).isFalse();
    assertThat(genuine(header + ",v2=", BODY, SECRET, 0)).isFalse();
    assertThat(genuine("", BODY, SECRET, 0)).isFalse();
    assertThat(genuine(null, BODY, SECRET, 0)).isFalse();
  }

  @SuppressWarnings("NullAway") // A missing header is null.
  private static boolean genuine(
      @org.jspecify.annotations.Nullable String header, byte[] body, String secret, long later)
      throws Exception {
    return (boolean) isGenuine.invoke(null, header, body, secret, NOW.getEpochSecond() + later);
  }
}
