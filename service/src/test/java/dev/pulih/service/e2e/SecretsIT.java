package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Guest;
import dev.pulih.service.testing.Parrot;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.Received;
import dev.pulih.service.testing.VendorEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret of a configuration is planted, every neighbour fails and says back what it was told;
 * then each is looked for in all that Pulih says and keeps, at its most talkative.
 */
class SecretsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Map<String, String> TALKATIVE = Map.of("LOGGING_LEVEL_ROOT", "TRACE");

  /** Whom each secret was meant for. */
  private static final Map<String, Set<String>> KNOWN_TO =
      Map.of(
          "slack", Set.of("slack", "slack-app"),
          "pagerduty", Set.of("pagerduty", "pagerduty-own", "pagerduty-lead"),
          "webhook", Set.of("webhook-header"),
          "claude", Set.of("claude"),
          "kubernetes", Set.of("kubernetes"),
          "oidc", Set.of("oidc"),
          "heartbeat", Set.of("heartbeat", "heartbeat-header"),
          "tracing", Set.of("tracing-header"),
          "prometheus", Set.of("prometheus", "prometheus-header"));

  /** One comes every five seconds or so. */
  private static final int SPAN_BATCHES = 3;

  @TempDir private Path folder;
  private Confidant confidant;
  private Questions questions;
  private Path output;
  private final Set<String> leaks = new TreeSet<>();

  @BeforeEach
  void begin() throws IOException {
    confidant = new Confidant(folder);
    questions = new Questions(folder, confidant.canaries());
    output = folder.resolve("output.log");
  }

  @AfterEach
  void end() {
    confidant.close();
  }

  private void assertNothingFound() {
    assertThat(leaks).isEmpty();
  }

  /** So that a secret which is new to the configuration is not forgotten here. */
  @Test
  void every_key_that_takes_a_secret_has_a_planted_one() throws IOException {
    String bearer = "bearer: " + confidant.canaries().plant("prometheus");
    SecretKeys planted =
        SecretKeys.planted(confidant.configuration(bearer, confidant.cluster()))
            .and(SecretKeys.planted(withCluster("jdbc:postgresql://db/pulih", "planted-Zq7x9Kd2")));
    assertThat(SecretKeys.documented().all()).contains("store.password", "heartbeat.url");
    assertThat(planted.all()).containsExactlyInAnyOrderElementsOf(SecretKeys.documented().all());
  }

  @Test
  void failing_channels_and_models_bring_no_secret_to_light() throws IOException {
    String bearer = "bearer: " + confidant.canaries().plant("prometheus");
    Path file = confidant.configuration(bearer, confidant.cluster());
    try (PulihProcess pulih = PulihProcess.run(file, output, TALKATIVE)) {
      awaitAll(
          pulih,
          Map.of(
              "slack",
              "chat.postMessage",
              "pagerduty",
              "/enqueue",
              "webhook",
              "",
              "claude",
              "",
              "heartbeat",
              ""));
      awaitThat(pulih, "letters", () -> !confidant.letters().isEmpty());
      awaitThat(
          pulih, "spans", () -> confidant.neighbour("tracing").received().size() > SPAN_BATCHES);
      Parrot prometheus = confidant.turnPrometheus();
      awaitThat(pulih, "Prometheus to fail in every way", () -> prometheus.hasSaidItAll("/query"));
      look(questions.talk());
      look(questions.pages());
      awaitThat(pulih, "the login provider to fail in every way", this::logInByTheProvider);
      look(questions.commands(file));
      look(questions.commandsAboutThePast(file));
    }
    look(Map.of("the log", Files.readString(output)));
    look(files());
    look(messages());
    assertNothingFound();
  }

  @Test
  void a_failing_cluster_and_a_database_bring_no_secret_to_light()
      throws IOException, SQLException {
    try (RealPostgres postgres = new RealPostgres()) {
      String database = postgres.database();
      Path file = withCluster(database, RealPostgres.PASSWORD);
      confidant.turnPrometheus();
      try (PulihProcess pulih = PulihProcess.run(file, output, TALKATIVE, "--json-logs")) {
        awaitAll(pulih, Map.of("kubernetes", ""));
        look(questions.talk());
        look(questions.commands(file));
      }
      look(Map.of("the log", Files.readString(output), "the rows", rows(database)));
      look(files());
      look(messages());
    }
    assertNothingFound();
  }

  @Test
  void a_start_that_fails_names_no_secret() throws IOException {
    try (RealPostgres postgres = new RealPostgres()) {
      Path file = withCluster(postgres.database(), "planted-wrong-Zq7x9Kd2mVw4");
      var said = PulihProcess.say(file, "run");
      assertThat(said.text()).contains("the server refuses the user or the password");
      assertThat(said.code()).isNotZero();
      look(Map.of("a wrong password", said.text()));
    }
    assertNothingFound();
  }

  @Test
  void a_secret_that_is_written_into_the_file_is_not_repeated() throws IOException {
    Path file = withCluster("jdbc:postgresql://127.0.0.1:9/pulih", "planted-database-Zq7x9Kd2mVw4");
    Files.writeString(file, confidant.canaries().literally(Files.readString(file)));
    var said = PulihProcess.say(file, "check", "--offline");
    assertThat(said.text()).contains("a secret must not be written into the file itself");
    look(Map.of("a refusal", said.text()));
    assertNothingFound();
  }

  @Test
  void a_check_with_a_kubeconfig_and_a_spoilt_key_names_neither() throws IOException {
    Canaries canaries = confidant.canaries();
    canaries.plant("kubernetes");
    canaries.plant("tls-key");
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, kubeconfig(canaries.value("kubernetes")));
    Path file = confidant.configuration("", "kubernetes: {kubeconfig: " + kubeconfig + "}\n");
    var withToken = PulihProcess.say(file, "check");
    assertThat(withToken.text()).contains("Whether Pulih may list pods");
    String tls =
        "auth: {}, tls: {certificate: %1$s/mail.crt, key: %1$s/tls-key.secret}".formatted(folder);
    Files.writeString(file, Files.readString(file).replaceFirst("auth: \\{}", tls));
    var withKey = PulihProcess.say(file, "check");
    assertThat(withKey.text()).contains("The PEM files for Prometheus cannot be used");
    look(Map.of("with a kubeconfig", withToken.text(), "with a key", withKey.text()));
    assertNothingFound();
  }

  private String kubeconfig(String token) {
    return """
    apiVersion: v1
    kind: Config
    current-context: here
    clusters: [{name: here, cluster: {server: "%s"}}]
    contexts: [{name: here, context: {cluster: here, user: me}}]
    users: [{name: me, user: {token: "%s"}}]
    """
        .formatted(confidant.neighbour("kubernetes").uri(), token);
  }

  private Path withCluster(String database, String password) throws IOException {
    Canaries canaries = confidant.canaries();
    String basic = "user: pulih, password: " + canaries.plant("prometheus");
    String more =
        """
        kubernetes: {server: "%s", token: %s}
        store: {kind: postgresql, url: "%s", user: %s, password: %s}
        """
            .formatted(
                confidant.neighbour("kubernetes").uri(),
                canaries.plant("kubernetes"),
                database,
                RealPostgres.USER,
                canaries.plant("database", password));
    return confidant.configuration(basic, more);
  }

  private void awaitAll(PulihProcess pulih, Map<String, String> paths) {
    paths.forEach(
        (name, path) ->
            awaitThat(
                pulih,
                name + " to fail in every way",
                () -> confidant.parrot(name).hasSaidItAll(path)));
  }

  private static void awaitThat(PulihProcess pulih, String what, Callable<Boolean> condition) {
    await(what)
        .atMost(PATIENCE)
        .until(
            () -> {
              pulih.requireAlive();
              return condition.call();
            });
  }

  private void look(Map<String, String> said) {
    said.forEach(
        (where, text) ->
            confidant
                .canaries()
                .quoted(text)
                .forEach(
                    quote -> leaks.add(where.replaceAll("bos\\.[\\w.-]+", "ID") + ": " + quote)));
  }

  /** Whether the provider has failed in every way; if not, once more. */
  private boolean logInByTheProvider() throws IOException {
    Guest ravi = new Guest(questions.url());
    URI sent = URI.create(location(ravi.get("/oauth2/authorization/pulih")));
    URI back = URI.create(location(new Guest(sent).get(sent.toString())));
    HttpResponse<String> answer = ravi.get(back.getRawPath() + "?" + back.getRawQuery());
    look(
        Map.of(
            "a login by the provider",
            Questions.shown(answer),
            "its end",
            Questions.shown(ravi.get(location(answer)))));
    return confidant.parrot("oidc").hasSaidItAll("/token");
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** What lies in the data directory, the database's file and its journal included. */
  private Map<String, String> files() throws IOException {
    Map<String, String> content = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        content.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return content;
  }

  /** What the neighbours got, without what was meant for them. */
  private Map<String, String> messages() {
    Map<String, String> sent = new LinkedHashMap<>();
    sent.putAll(confidant.letters());
    confidant
        .neighbours()
        .forEach((name, neighbour) -> sent.put("messages to " + name, strange(name, neighbour)));
    return sent;
  }

  private String strange(String name, VendorEndpoint neighbour) {
    StringBuilder text = new StringBuilder();
    for (Received received : neighbour.received()) {
      text.append(received.path()).append(received.headers()).append(received.body()).append('\n');
    }
    String all = text.toString();
    for (String own : KNOWN_TO.getOrDefault(name, Set.of())) {
      all = confidant.canaries().without(own, all);
    }
    return all;
  }

  private String rows(String database) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(database, RealPostgres.USER, RealPostgres.PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    String query = "select table_name from information_schema.tables where table_schema = 'public'";
    try (ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }
}
