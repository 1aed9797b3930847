package dev.pulih.service.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.web.page.InForce;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.service.web.page.InForceTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each key of a configuration is on its page, or it is said here why it is not. */
class EveryKeyInForceTest {

  private static final Path FULL =
      Path.of("src", "test", "resources", "dev", "pulih", "service", "config", "full.yaml");

  /** Each excludes what the full one has. */
  private static final List<String> OTHERS =
      List.of(
          Configurations.LEAST + "detection: {deviation: {rule: windowed}}",
          Configurations.LEAST + "kubernetes: {kubeconfig: /kube/config, context: bos}",
          Configurations.LEAST
              + "claude: {backend: vertex, vertex: {project: bos, region: global, credentials: /g}}",
          withAuth("bearer: \"${PULIH_TOKEN}\""),
          withAuth("bearerFile: /token"));

  private static final String PARTS = "beside the entries, from what the core knows of a service";
  private static final String RULES = "a rule stands in signs, behind its name";

  /** By pattern of keys, why they have no entry of their own name. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry("signals\\.preset", "its labels, terms and definitions have"),
          entry("defaults\\..*", "each service stands with its own namespace and objective"),
          entry("services\\[]\\.(name|namespace|mode|slo\\..*|thresholds\\..*)", PARTS),
          entry("services\\[]\\.(kafkaGroups|databases)", PARTS),
          entry("detection\\.rules\\..*", RULES),
          entry("detection\\.extra\\[]\\.(name|signal|window|above|below|for|severity)", RULES),
          entry(
              "detection\\.deviation\\.signals\\.\\w+\\.enabled",
              "a signal that is not enabled has no entries"));

  /** A row of the reference page that is no block: its key, and what is allowed. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| .* \\| (?!a block, below)([^|]*) \\| [^|]* \\|$");

  /** A key in a value such as <code>{count: 3, within: 10m}</code>. */
  private static final Pattern INNER = Pattern.compile("(\\w+): ");

  private final List<Entry> shown =
      Stream.concat(Stream.of(read(FULL)), OTHERS.stream())
          .map(Configurations::of)
          .map(InForceTopics::of)
          .flatMap(EveryKeyInForceTest::entries)
          .toList();

  private static String withAuth(String auth) {
    return Configurations.LEAST.replace(":9090\"", ":9090\", auth: {" + auth + "}");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Entry> entries(InForce force) {
    return Stream.concat(
        force.topics().stream().flatMap(topic -> topic.entries().stream()),
        force.services().values().stream()
            .flatMap(List::stream)
            .map(of -> new Entry("services[]." + of.name(), of.value())));
  }

  private static List<String> keys(Predicate<String> allowed) {
    return ROW.matcher(ConfigurationFile.reference())
        .results()
        .filter(row -> allowed.test(row.group(2)))
        .map(row -> row.group(1))
        .toList();
  }

  /** A block of names of the user's own has an entry for each. */
  private Stream<Entry> of(String key) {
    String wanted = Pattern.quote(key).replace("NAME", "\\E.+\\Q") + "([.\\[].*)?";
    return shown.stream().filter(entry -> names(entry).anyMatch(name -> name.matches(wanted)));
  }

  private static Stream<String> names(Entry entry) {
    String name = entry.name().replaceAll("\\[[^]]*]", "[]");
    String below = name + (entry.value().startsWith("[{") ? "[]." : ".");
    return Stream.concat(
        Stream.of(name),
        INNER.matcher(entry.value()).results().map(inner -> below + inner.group(1)));
  }

  @Test
  void each_key_is_shown_or_has_a_reason_not_to_be() {
    List<String> keys = keys(_ -> true);
    assertThat(keys).hasSizeGreaterThan(250);
    assertThat(keys.stream().filter(key -> of(key).findAny().isEmpty()))
        .containsExactlyElementsOf(
            keys.stream()
                .filter(key -> ELSEWHERE.keySet().stream().anyMatch(key::matches))
                .toList());
  }

  @Test
  void each_reason_is_of_some_key() {
    List<String> keys = keys(_ -> true);
    assertThat(ELSEWHERE).allSatisfy((of, _) -> assertThat(keys).anyMatch(key -> key.matches(of)));
  }

  /** An address that is one has its host behind the reference. */
  @Test
  void a_secret_stands_as_where_it_is_taken_from() {
    List<String> secrets = keys(allowed -> allowed.contains("${ENV_NAME}"));
    assertThat(secrets).hasSizeGreaterThan(20);
    assertThat(secrets.stream().flatMap(this::of))
        .hasSizeGreaterThanOrEqualTo(secrets.size())
        .allSatisfy(
            secret ->
                assertThat(secret.value())
                    .matches("\\$\\{\\w+}( · http://hc\\.example/…)?|file:pulih-data/token"));
  }
}
