package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.policy.Channel;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Routing;
import dev.pulih.policy.Routing.Match;
import dev.pulih.policy.Routing.Route;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.MailAddresses;
import dev.pulih.service.email.MailServer;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.trace.TracingSettings;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookSettings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Spans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A file with nothing but what must be written means what each concern calls its defaults. */
class ConfigurationDefaultsTest {

  private static final PulihConfiguration LEAST = Configurations.of(Configurations.LEAST);

  @Test
  void recovery_follows_the_numbers_that_were_asked_for() {
    Route nobody = new Route(Match.any(), List.of(Channel.PAGERDUTY), List.of());
    Routing routing =
        new Routing(List.of(nobody), Optional.empty(), List.of(), Duration.ofSeconds(30), 10);
    assertThat(LEAST.recovery())
        .isEqualTo(
            new Recovery(Mode.DRY_RUN, Policy.defaults().with(routing), GuardLimits.defaults()));
  }

  @Test
  void detection_follows_the_rules_that_ship() {
    DetectionSettings shipped = DetectionSettings.defaults();
    DetectionSettings read = LEAST.measuring().detection();

    assertThat(read).usingRecursiveComparison().ignoringFields("rules").isEqualTo(shipped);
    assertThat(read.rules()).containsExactlyInAnyOrderElementsOf(shipped.rules());
  }

  @Test
  void the_calibrated_deviation_rule_is_that_of_the_code() {
    PulihConfiguration calibrated =
        Configurations.of(Configurations.LEAST + "detection: {deviation: {rule: calibrated}}");

    assertThat(calibrated.measuring().detection().deviation())
        .isEqualTo(DeviationSettings.calibrated());
  }

  @Test
  void the_plain_deviation_rule_is_the_bare_request() {
    PulihConfiguration plain =
        Configurations.of(Configurations.LEAST + "detection: {deviation: {rule: plain}}");

    assertThat(plain.measuring().detection().deviation())
        .isEqualTo(dev.pulih.detect.DeviationSettings.plain());
  }

  @Test
  void the_loop_ticks_every_15_s_and_looks_5_s_back() {
    assertThat(LEAST.measuring().pace())
        .isEqualTo(new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5), Spans.defaults()));
  }

  @Test
  void prometheus_is_asked_with_its_default_times_but_the_offset_of_the_loop() {
    PrometheusSettings shipped = PrometheusSettings.of(URI.create("http://prometheus:9090"));
    PrometheusSettings.Timing timing =
        new PrometheusSettings.Timing(
            shipped.timing().connect(),
            shipped.timing().query(),
            shipped.timing().tick(),
            Duration.ofSeconds(5));

    assertThat(LEAST.measuring().prometheus()).isEqualTo(shipped.with(timing));
    assertThat(LEAST.measuring().preset()).isEqualTo(Preset.named("client-library"));
  }

  @Test
  void a_service_runs_as_the_deployment_and_the_host_of_its_name() {
    ServiceRef txn = new ServiceRef("default", "txn-service");
    Slo slo = new Slo(0.9995, Duration.ofMillis(200), 0.001);

    assertThat(LEAST.watched())
        .containsExactly(
            new Watched(txn, slo, Mode.DRY_RUN, Watched.Owned.nothing(), OptionalDouble.empty()));
    assertThat(LEAST.placements()).containsExactly(Placement.usual(txn));
  }

  @Test
  void nobody_is_called_and_nothing_is_touched() {
    assertThat(LEAST.neighbours())
        .isEqualTo(
            new Neighbours(
                Optional.empty(), Reach.nobody(), Optional.empty(), LEAST.neighbours().outgoing()));
    assertThat(LEAST.neighbours().outgoing().briefingBytes()).isEqualTo(8_000);
    assertThat(LEAST.neighbours().outgoing().links()).isEqualTo(LinkTemplates.none());
    // Patterns are equal only to themselves; their texts say what they match.
    assertThat(LEAST.neighbours().masking()).hasToString(Masking.defaults().toString());
  }

  @Test
  void a_provider_is_believed_its_groups_and_names_and_tokens_for_pulih() {
    OidcSettings oidc =
        Configurations.of(
                Configurations.LEAST
                    + "server: {oidc: {issuer: \"https://sso.example\", clientId: pulih, clientSecret:"
                    + " \"${PULIH_TOKEN}\", publicUrl: \"https://pulih.example\", roles: {view: [staff]}}}")
            .home()
            .server()
            .oidc()
            .orElseThrow();
    assertThat(oidc.role().name()).isEqualTo("groups");
    assertThat(oidc.nameClaim()).isEqualTo("preferred_username");
    assertThat(oidc.client().scopes()).containsExactly("profile");
    assertThat(oidc.audience()).isEqualTo("pulih");
  }

  @Test
  void incidents_are_kept_in_a_folder_by_one_alone_and_the_server_listens_to_this_machine_only() {
    assertThat(LEAST.home())
        .isEqualTo(
            new Home(
                Path.of("pulih-data"),
                new Home.Keeping(new Store.Sqlite(), Retention.defaults()),
                new Leading(
                    Leading.By.NONE,
                    new Leading.Times(
                        Duration.ofSeconds(12), Duration.ofSeconds(3), Duration.ofSeconds(1)),
                    Optional.empty(),
                    new Leading.LeaseObject(Optional.empty(), "pulih")),
                new Server(
                    "127.0.0.1",
                    8080,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Allowance.defaults()),
                Oversight.none()));
  }

  @Test
  void an_empty_block_of_kubernetes_is_the_cluster_around_the_pod() {
    assertThat(Configurations.of(Configurations.LEAST + "kubernetes:").neighbours().cluster())
        .contains(
            new ClusterConfiguration(
                new ClusterAccess.InCluster(),
                Timeouts.defaults(),
                Duration.ofSeconds(15),
                Set.of(),
                Optional.empty()));
  }

  @Test
  void neighbours_with_a_secret_alone_have_their_own_defaults() {
    PulihConfiguration configuration =
        Configurations.of(
            Configurations.LEAST
                + """
                    pagerduty: {routingKey: "${PULIH_PAGERDUTY_KEY}"}
                    slack: {token: "${PULIH_SLACK_TOKEN}"}
                    claude: {apiKey: "${PULIH_TOKEN}"}
                    webhook: {url: "https://hooks.example/", secrets: ["${PULIH_WEBHOOK}"]}
                    heartbeat: {url: "${PULIH_HEARTBEAT}"}
                    tracing: {otlp: "http://localhost:4318"}
                    email: {host: smtp.example, from: pulih@bos.example, to: [ops@bos.example]}
                    """);
    Neighbours all = configuration.neighbours();

    HeartbeatSettings heartbeat = configuration.home().oversight().heartbeat().orElseThrow();
    assertThat(heartbeat).isEqualTo(HeartbeatSettings.of(heartbeat.url()));
    assertThat(configuration.home().oversight().tracing())
        .contains(TracingSettings.of(URI.create("http://localhost:4318")));
    PagerDutySettings pagerDuty = all.pagerDuty().orElseThrow();
    assertThat(pagerDuty).isEqualTo(PagerDutySettings.of(pagerDuty.keys()));
    assertThat(pagerDuty.keys().standard().reveal()).isEqualTo("R0UT1NGKEY");
    SlackSettings slack = all.slack().orElseThrow();
    assertThat(slack).isEqualTo(SlackSettings.of(slack.token(), slack.channels()));
    assertThat(slack.channels().standard()).isEqualTo("#bos-alerts");
    assertThat(slack.token().reveal()).isEqualTo("xoxb-1");
    WebhookSettings webhook = all.people().webhook().orElseThrow();
    assertThat(webhook).isEqualTo(WebhookSettings.of(webhook.addresses(), webhook.secrets()));
    assertThat(webhook.addresses().permission()).isEqualTo(WebhookAddresses.Permission.none());
    assertThat(all.people().email().orElseThrow())
        .isEqualTo(
            new EmailSettings(
                new MailServer(
                    "smtp.example",
                    587,
                    MailServer.Encryption.STARTTLS,
                    Optional.empty(),
                    Optional.empty()),
                new MailAddresses("pulih@bos.example", List.of("ops@bos.example"), Map.of()),
                EmailSettings.Timeouts.defaults()));
    ClaudeSettings claude = all.claude().orElseThrow();
    Secret key = ((Backend.Direct) claude.backend()).apiKey();
    assertThat(claude).isEqualTo(ClaudeSettings.of(key));
    assertThat(key.reveal()).isEqualTo("t0ken");
    assertThat(List.of(pagerDuty, slack, claude, heartbeat).toString())
        .doesNotContain("xoxb-1", "t0ken", "hc.example");
  }
}
