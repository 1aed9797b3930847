package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Budget;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Price;
import dev.pulih.detect.Calibration;
import dev.pulih.detect.ClientErrors;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.JointSettings;
import dev.pulih.detect.Limit;
import dev.pulih.detect.Margin;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Persistence;
import dev.pulih.detect.Recency;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageRules;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.Trust;
import dev.pulih.notify.Runbook.Own;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Channel;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Hours;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Policy.Judgement;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.policy.Routing;
import dev.pulih.policy.Routing.Match;
import dev.pulih.policy.Routing.Route;
import dev.pulih.policy.Routing.Severities;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Role;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.claude.Thinking;
import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.MailAddresses;
import dev.pulih.service.email.MailServer;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.link.LinkTemplate;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.link.Placeholder;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.oidc.RoleClaim;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.prometheus.Auth;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.service.prometheus.SignalSpec;
import dev.pulih.service.prometheus.Tls;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.trace.TracingSettings;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookSettings;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file in which every key has another value than its default means exactly those values. */
class FullMappingTest {

  private static final Path FILE =
      Path.of("src", "test", "resources", "dev", "pulih", "service", "config", "full.yaml");

  private static final ServiceRef TXN = new ServiceRef("toll", "txn-service");
  private static final ServiceRef PAY = new ServiceRef("bos", "payment-service");

  private final PulihConfiguration full = read();

  @Test
  void it_writes_every_key() throws IOException {
    String yaml = Files.readString(FILE);
    List<String> keys =
        Pattern.compile("\\| `[^`]*?(\\w+)` \\|")
            .matcher(ConfigurationFile.reference())
            .results()
            .map(row -> row.group(1))
            // Other files write these: they exclude what this one has.
            .filter(key -> !Set.of("kubeconfig", "context", "bearer", "bearerFile").contains(key))
            .toList();
    assertThat(keys)
        .hasSizeGreaterThan(150)
        .allSatisfy(key -> assertThat(yaml).contains(key + ":"));
  }

  @Test
  void pace_and_prometheus() {
    assertThat(full.measuring().pace()).isEqualTo(new Pace(seconds(10), seconds(2), windows()));
    assertThat(full.measuring().prometheus())
        .isEqualTo(
            new PrometheusSettings(
                URI.create("https://mimir.example/prometheus"),
                new Access(
                    new Auth.Basic("pulih", "t0ken"),
                    new Tls(
                        Optional.of(Path.of("/ca.pem")),
                        Optional.of(new Tls.Client(Path.of("/tls.crt"), Path.of("/tls.key")))),
                    Map.of("X-Scope-OrgID", "bos", "X-Key", "t0ken")),
                new Timing(seconds(1), seconds(3), seconds(4), seconds(2)),
                new Limits(4, 1 << 20, 100, 5_000)));
  }

  private static Spans windows() {
    return new Spans(
        Map.of(
            Span.RECENT, seconds(30),
            Span.EVALUATION, minutes(2),
            Span.CONDITION, minutes(4),
            Span.PAGE_LONG, minutes(50),
            Span.PAGE_SHORT, minutes(6),
            Span.TICKET_LONG, Duration.ofHours(5),
            Span.TICKET_SHORT, minutes(25)));
  }

  @Test
  void signals() {
    SignalSpec checkout =
        new SignalSpec(
            EntityKind.SERVICE,
            "sum by (${labels}) (rate(checkout_failures_total[${window}]))",
            List.of("ns", "app"),
            0.01,
            "1m");
    assertThat(full.measuring().preset())
        .isEqualTo(
            Preset.named("micrometer")
                .with(
                    new Preset(
                        Map.of(
                            EntityKind.SERVICE, List.of("ns", "app"),
                            EntityKind.POD, List.of("ns", "pod_name"),
                            EntityKind.GROUP, List.of("grp"),
                            EntityKind.DATABASE, List.of("db"),
                            EntityKind.CALL, List.of("from_ns", "from", "to_ns", "to")),
                        Map.of("requests", "reqs_total{${selector}}"),
                        Map.of("checkout_failures", checkout))));
  }

  @Test
  void detection() {
    DetectionSettings read = full.measuring().detection();

    assertThat(read.interval()).isEqualTo(seconds(10));
    assertThat(read.trust()).isEqualTo(new Trust(30, seconds(40), 0.9, minutes(6), 3));
    assertThat(read.stages())
        .isEqualTo(
            new StageRules(
                new StageRule(0.11, minutes(6)),
                new StageRule(0.22, minutes(4)),
                new Recency(0.7),
                minutes(8)));
    assertThat(read.deviation())
        .isEqualTo(
            new DeviationSettings(
                new DeviationSettings.Window(18, 12, minutes(12), minutes(13)),
                4,
                new Persistence(3, 4),
                List.of(
                    deviating(Signals.P99_LATENCY.over(Span.RECENT)),
                    deviating(Signals.REQUEST_RATE.over(Span.RECENT)),
                    deviating(Signals.KAFKA_LAG),
                    deviating(Signals.DB_CONNECTIONS)),
                Optional.of(new Calibration(2, Duration.ofDays(20), 4, 2, 90, 200))));
    assertThat(read.joint()).contains(new JointSettings(19, seconds(50), seconds(100)));
  }

  private static OfSignal deviating(Signal signal) {
    return new OfSignal(signal, Direction.DOWN, new Margin(0.3, 0.04), new Margin(0.5, 0.06));
  }

  @Test
  void rules() {
    Signal checkout = new Signal("checkout_failures", EntityKind.SERVICE, Span.EVALUATION);
    assertThat(full.measuring().detection().rules())
        .containsExactly(
            threshold(
                "error_rate_anomaly", Signals.ERROR_RATE, of(Limit.above(0.06), 0.04), Severity.P2),
            threshold(
                "p99_anomaly", Signals.P99_LATENCY, of(Limit.aboveSloP99(2.5), 2.4), Severity.P2),
            threshold(
                "error_rate_p2", Signals.ERROR_RATE, of(Limit.above(0.03), 0.01), Severity.P2),
            threshold(
                "error_rate_p1", Signals.ERROR_RATE, of(Limit.above(0.07), 0.08), Severity.P1),
            threshold("p99_p2", Signals.P99_LATENCY, of(Limit.aboveSloP99(1.6), 1.7), Severity.P2),
            threshold("p99_p1", Signals.P99_LATENCY, of(Limit.aboveSloP99(3.5), 3.8), Severity.P1),
            threshold(
                "kafka_lag_p2", Signals.KAFKA_LAG, of(Limit.above(6_000), 7_000), Severity.P2),
            threshold(
                "kafka_lag_p1", Signals.KAFKA_LAG, of(Limit.above(60_000), 70_000), Severity.P1),
            threshold(
                "db_connections_p2",
                Signals.DB_CONNECTIONS,
                of(Limit.above(0.7), 0.6),
                Severity.P2),
            threshold(
                "db_connections_p1",
                Signals.DB_CONNECTIONS,
                of(Limit.above(0.9), 0.85),
                Severity.P1),
            burning("burn_rate_p2", 5, Span.TICKET_LONG, Span.TICKET_SHORT, Severity.P2),
            new ClientErrors("client_errors", 0.08, seconds(70), Optional.of(Severity.P2)),
            new NoReadyEndpoint("no_ready_endpoint", seconds(80), Optional.of(Severity.P1)),
            new Threshold(
                "checkout_p1",
                List.of(checkout),
                Limit.above(3),
                minutes(1),
                Optional.of(Severity.P1)),
            new Threshold(
                "quiet", List.of(Signals.REQUEST_RATE), Limit.below(0.5), Duration.ZERO, p2()));
  }

  /** With the number that txn-service has for itself. */
  private static Limit of(Limit usual, double own) {
    return usual.except(Map.of(TXN, own));
  }

  private static Threshold threshold(String name, Signal signal, Limit limit, Severity severity) {
    return new Threshold(name, List.of(signal), limit, seconds(90), Optional.of(severity));
  }

  private static Threshold burning(
      String name, double times, Span longer, Span shorter, Severity severity) {
    List<Signal> windows =
        List.of(Signals.ERROR_RATE.over(longer), Signals.ERROR_RATE.over(shorter));
    return new Threshold(name, windows, Limit.burnRate(times), seconds(90), Optional.of(severity));
  }

  private static Optional<Severity> p2() {
    return Optional.of(Severity.P2);
  }

  @Test
  void services() {
    assertThat(full.watched())
        .containsExactly(
            new Watched(
                TXN,
                new Slo(0.9995, Duration.ofMillis(200), 0.001),
                Mode.OBSERVE,
                new Watched.Owned(Set.of("txn", "txn-dlq"), Set.of("bos-db")),
                OptionalDouble.of(350)),
            new Watched(
                PAY,
                new Slo(0.99, seconds(1), 0.01),
                Mode.APPROVE,
                Watched.Owned.nothing(),
                OptionalDouble.empty()));
    assertThat(full.placements())
        .containsExactly(
            new Placement(
                TXN, new Workloads.Named(Set.of("txn-v1", "txn-v2")), "txn.toll.svc.cluster.local"),
            new Placement(
                PAY, new Workloads.Labelled(Map.of("app.kubernetes.io/name", "pay")), PAY.name()));
  }

  @Test
  void recovery() {
    assertThat(full.recovery())
        .isEqualTo(
            new Recovery(
                Mode.APPROVE,
                new Policy(
                    new Policy.Restart(
                        0.11, 0.6, minutes(7), new Judgement(minutes(6), minutes(1), 0.04, 25)),
                    new Policy.Shift(
                        0.22,
                        new Policy.Target(0.03, 1.3, minutes(9), true),
                        1.8,
                        new Judgement(minutes(7), minutes(3), 0.06, 35),
                        new Policy.Care(minutes(45), minutes(8))),
                    new Policy.Escalation(
                        minutes(6), minutes(16), minutes(4), minutes(50), routing()),
                    new Policy.Patience(seconds(50), minutes(9)),
                    new Advice(Advice.Authority.VETO, 85, seconds(25), minutes(12), false)),
                new GuardLimits(
                    new GuardLimits.Restarts(4, minutes(11)),
                    new GuardLimits.StormLimits(6, 0.4, 4, minutes(3)),
                    new GuardLimits.Actions(3, 7),
                    new GuardLimits.Ineffective(4, minutes(300)),
                    minutes(31))));
  }

  private static Routing routing() {
    ZoneId kl = ZoneId.of("Asia/Kuala_Lumpur");
    Set<DayOfWeek> weekend = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
    Hours late = new Hours(weekend, LocalTime.of(22, 30), LocalTime.of(6, 0), kl);
    Hours sunday =
        new Hours(
            Set.of(DayOfWeek.SUNDAY), LocalTime.of(23, 0), LocalTime.of(7, 0), ZoneId.of("UTC"));
    Match nights =
        new Match(Severities.P2, Set.of(new ServiceRef("toll", "txn-service")), Optional.of(late));
    return new Routing(
        List.of(
            new Route(nights, List.of(Channel.EMAIL, Channel.SLACK), List.of(Channel.WEBHOOK)),
            new Route(
                Match.any(),
                List.of(Channel.PAGERDUTY, Channel.SLACK, Channel.EMAIL, Channel.WEBHOOK),
                List.of(Channel.SLACK, Channel.WEBHOOK))),
        Optional.of(sunday),
        List.of(minutes(6), minutes(17), minutes(30)),
        seconds(40),
        12);
  }

  @Test
  void contacts_after_the_first() {
    List<Reach> next = full.neighbours().people().next();
    assertThat(next)
        .extracting(Reach::channels)
        .containsExactly(Set.of(Channel.PAGERDUTY), Set.of(Channel.SLACK), Set.of(Channel.EMAIL));
    assertThat(next.get(0).pagerDuty().orElseThrow().keys().standard().reveal()).isEqualTo("t0ken");
    assertThat(next.get(1).slack().orElseThrow().channels())
        .isEqualTo(new Channels("#managers", Map.of()));
    assertThat(next.get(2).email().orElseThrow().addresses().standard())
        .containsExactly("head@bos.example");
  }

  @Test
  void cluster() {
    assertThat(full.neighbours().cluster())
        .contains(
            new ClusterConfiguration(
                new ClusterAccess.Direct(
                    URI.create("https://10.0.0.1:6443"),
                    "t0ken",
                    Optional.of(Path.of("/cluster.pem"))),
                new Timeouts(seconds(1), seconds(5)),
                seconds(20),
                Set.of("istio-ingress"),
                Optional.of(WorkloadRef.deployment("pulih", "pulih"))));
  }

  @Test
  void a_kubeconfig_is_another_way_into_the_cluster() {
    PulihConfiguration read =
        Configurations.of(
            Configurations.LEAST
                + "kubernetes: {kubeconfig: /home/me/.kube/config, context: prod}");
    assertThat(read.neighbours().cluster().orElseThrow().access())
        .isEqualTo(
            new ClusterAccess.Kubeconfig(Path.of("/home/me/.kube/config"), Optional.of("prod")));
  }

  @Test
  void tokens_are_other_ways_into_prometheus() {
    assertThat(auth("bearer: \"${PULIH_TOKEN}\"")).isEqualTo(new Auth.Bearer("t0ken"));
    assertThat(auth("bearerFile: /token")).isEqualTo(new Auth.BearerFile(Path.of("/token")));
  }

  private static Auth auth(String yaml) {
    String block = "{url: \"http://prometheus:9090\", auth: {" + yaml + "}}";
    String least =
        Configurations.LEAST.replaceFirst(
            "\\{url: .*}", java.util.regex.Matcher.quoteReplacement(block));
    return Configurations.of(least).measuring().prometheus().access().auth();
  }

  @Test
  void people() {
    PagerDutySettings pagerDuty = full.neighbours().pagerDuty().orElseThrow();
    assertThat(pagerDuty.baseUrl()).isEqualTo(URI.create("https://events.eu.pagerduty.com"));
    assertThat(pagerDuty.timeout()).isEqualTo(seconds(6));
    assertThat(pagerDuty.throttled()).isEqualTo(seconds(61));
    assertThat(pagerDuty.keys().standard().reveal()).isEqualTo("R0UT1NGKEY");
    assertThat(pagerDuty.keys().own()).containsOnlyKeys(TXN);
    assertThat(pagerDuty.keys().own().get(TXN).reveal()).isEqualTo("t0ken");

    SlackSettings slack = full.neighbours().slack().orElseThrow();
    assertThat(slack.baseUrl()).isEqualTo(URI.create("https://slack.example/api/"));
    assertThat(slack.timeout()).isEqualTo(seconds(7));
    assertThat(slack.token().reveal()).isEqualTo("xoxb-1");
    assertThat(slack.channels().standard()).isEqualTo("#ops");
    assertThat(slack.channels().language()).isEqualTo(Language.KO);
    assertThat(slack.channels().own()).isEqualTo(Map.of(TXN, "C0123456789"));
    assertThat(slack.inbound().signingSecret().orElseThrow().reveal()).startsWith("8f742231");
    assertThat(slack.inbound().appToken().orElseThrow().reveal()).isEqualTo("xapp-1");
    assertThat(slack.inbound().allowed())
        .isEqualTo(new Allowed(Set.of("U0SITI00", "W0AMIR00"), Optional.of("S0OPS000")));
  }

  @Test
  void runbooks() {
    assertThat(full.neighbours().outgoing().runbooks())
        .isEqualTo(
            new Runbooks(
                Map.of("checkout_p1", Shipped.RB_05),
                Map.of(TXN, new Own("https://wiki.example/txn"))));
  }

  @Test
  void webhook_and_links() {
    WebhookSettings webhook = full.neighbours().people().webhook().orElseThrow();
    assertThat(webhook.addresses())
        .isEqualTo(
            new WebhookAddresses(
                URI.create("http://hooks.example/pulih?a=b"),
                Map.of(TXN, URI.create("https://hooks.example/txn")),
                new WebhookAddresses.Permission(true, true)));
    assertThat(webhook.secrets().secrets())
        .extracting(Secret::reveal)
        .containsExactly("s1gnature-of-messages", "s1gnature-of-tomorrow");
    assertThat(webhook.headers().open()).isEqualTo(Map.of("X-Team", "ops"));
    assertThat(webhook.headers().secret()).containsOnlyKeys("Authorization");
    assertThat(webhook.headers().secret().get("Authorization").reveal()).isEqualTo("t0ken");
    assertThat(webhook.timeout()).isEqualTo(seconds(8));
    assertThat(full.neighbours().outgoing().links())
        .isEqualTo(
            new LinkTemplates(
                template("https://ops.example/{namespace}/{service}?incident={incident}"),
                template("https://grafana.example/d/svc?var-service={service}&from={from}&to={to}"),
                template("https://wiki.example/runbooks/{runbook}"),
                template("https://ops.example/api/incidents/{incident}/postmortem")));
  }

  private static Optional<LinkTemplate> template(String text) {
    return Optional.of(new LinkTemplate(text, List.of(Placeholder.values())));
  }

  @Test
  void email() {
    EmailSettings email = full.neighbours().people().email().orElseThrow();
    MailServer.Login login = email.server().login().orElseThrow();
    assertThat(login.user()).isEqualTo("pulih");
    assertThat(login.password().reveal()).isEqualTo("t0ken");
    assertThat(email)
        .isEqualTo(
            new EmailSettings(
                new MailServer(
                    "smtp.bos.example",
                    465,
                    MailServer.Encryption.IMPLICIT,
                    Optional.of(login),
                    Optional.of(Path.of("/mail.pem"))),
                new MailAddresses(
                    "pulih@bos.example",
                    List.of("oncall@bos.example", "lead@bos.example"),
                    Map.of(TXN, List.of("txn@bos.example"))),
                new EmailSettings.Timeouts(seconds(3), seconds(4), seconds(5), seconds(30))));
  }

  @Test
  void claude_and_masking() {
    ClaudeSettings claude = full.neighbours().claude().orElseThrow();
    Secret key = ((Backend.Bedrock) claude.backend()).apiKey().orElseThrow();
    assertThat(key.reveal()).isEqualTo("t0ken");
    assertThat(claude)
        .isEqualTo(
            new ClaudeSettings(
                new Backend.Bedrock(
                    "ap-southeast-5",
                    Optional.of(key),
                    Optional.of("pulih"),
                    Optional.of(URI.create("https://claude.example"))),
                List.of(
                    new ClaudeSettings.Level(
                        "claude-haiku-4-5", seconds(9), Optional.of(Thinking.DISABLED)),
                    new ClaudeSettings.Level("my.model-v1:0", seconds(8))),
                new ClaudeSettings.Limits(400, 1_900, seconds(50)),
                new ClaudeSettings.Circuit(2, seconds(20)),
                new ClaudeSettings.Spending(
                    new Budget(Dollars.of("42.50"), ZoneId.of("Asia/Kuala_Lumpur")), prices())));
    assertThat(full.neighbours().masking().mask("badge AB-12, ali@example.com"))
        .isEqualTo("badge [badge], ali@example.com");
    assertThat(full.neighbours().outgoing().briefingBytes()).isEqualTo(5_000);
  }

  private static Map<String, Price> prices() {
    Map<String, Price> prices = new HashMap<>(ClaudeSettings.PRICES);
    prices.put(
        "my.model-v1:0",
        new Price(Dollars.of("2"), Dollars.of("7.5"), Dollars.of("0.2"), Dollars.of("2.5")));
    return prices;
  }

  @Test
  void vertex_is_another_way_to_claude() {
    String vertex = "{project: bos-prod, region: global, credentials: /google.json}";
    assertThat(claude("backend: vertex, vertex: " + vertex).backend())
        .isEqualTo(
            new Backend.Vertex(
                "global", "bos-prod", Optional.of(Path.of("/google.json")), Optional.empty()));
  }

  @Test
  void a_token_of_a_cache_costs_as_much_as_another_unless_it_is_said() {
    assertThat(
            claude("apiKey: \"${PULIH_TOKEN}\", prices: {mine: {input: 2, output: 7}}")
                .spending()
                .prices())
        .containsEntry(
            "mine", new Price(Dollars.of("2"), Dollars.of("7"), Dollars.of("2"), Dollars.of("2")));
  }

  private static ClaudeSettings claude(String keys) {
    String yaml = Configurations.LEAST + "claude: {" + keys + "}";
    return Configurations.of(yaml).neighbours().claude().orElseThrow();
  }

  @Test
  void home() {
    Home home = full.home();
    assertThat(home.dataDir()).isEqualTo(Path.of("/var/lib/pulih"));
    assertThat(home.server().address()).isEqualTo("0.0.0.0");
    assertThat(home.server().port()).isEqualTo(9000);
    assertThat(home.server().token().orElseThrow().reveal()).isEqualTo("t0ken");
    assertThat(home.server().tokens())
        .singleElement()
        .satisfies(
            named -> {
              assertThat(named.name()).isEqualTo("grafana");
              assertThat(named.role()).isEqualTo(Role.VIEW);
              assertThat(named.token().reveal()).isEqualTo("s1gnature-of-messages");
            });
    OidcSettings oidc = home.server().oidc().orElseThrow();
    assertThat(oidc.issuer()).isEqualTo(URI.create("https://sso.bos.example/realms/toll"));
    assertThat(oidc.client().id()).isEqualTo("pulih-web");
    assertThat(oidc.client().secret().reveal()).isEqualTo("s1gnature-of-tomorrow");
    assertThat(oidc.client().scopes()).containsExactly("groups", "email");
    assertThat(oidc.publicUrl()).isEqualTo(URI.create("https://pulih.bos.example/"));
    assertThat(oidc.role())
        .isEqualTo(
            new RoleClaim(
                "roles",
                Map.of(
                    Role.VIEW, List.of("staff"),
                    Role.APPROVE, List.of("oncall", "leads"),
                    Role.ADMIN, List.of("sre"))));
    assertThat(oidc.nameClaim()).isEqualTo("email");
    assertThat(oidc.audience()).isEqualTo("pulih-api");
    assertThat(home.server().limits()).isEqualTo(new Allowance(7, 3));
    HeartbeatSettings heartbeat = home.oversight().heartbeat().orElseThrow();
    assertThat(heartbeat.url().reveal()).isEqualTo("http://hc.example/ping/1");
    assertThat(heartbeat.allowHttp()).isTrue();
    assertThat(heartbeat.method()).isEqualTo(HeartbeatSettings.Method.GET);
    assertThat(heartbeat.headers().get("X-Api-Key").reveal()).isEqualTo("t0ken");
    assertThat(heartbeat.timeout()).isEqualTo(seconds(4));
    TracingSettings tracing = home.oversight().tracing().orElseThrow();
    assertThat(tracing.otlp()).isEqualTo(URI.create("http://collector.example:4318/otlp"));
    assertThat(tracing.allowHttp()).isTrue();
    assertThat(tracing.headers().get("X-Tenant").reveal()).isEqualTo("t0ken");
    assertThat(tracing.timeout()).isEqualTo(seconds(3));
    assertThat(home.store())
        .isInstanceOfSatisfying(
            Store.Postgresql.class,
            store -> {
              assertThat(store.url()).isEqualTo("jdbc:postgresql://db:5432/toll");
              assertThat(store.user()).isEqualTo("toll");
              assertThat(store.password().orElseThrow().reveal()).isEqualTo("t0ken");
            });
    assertThat(home.retention())
        .isEqualTo(
            new Retention(
                Duration.ofDays(400),
                Duration.ofDays(500),
                Map.of(
                    Kind.FINDINGS, Duration.ofDays(20),
                    Kind.RESTARTS, Duration.ofDays(10),
                    Kind.CALLS, Duration.ofDays(200),
                    Kind.INBOUND, Duration.ofDays(60),
                    Kind.WINDOWS, Duration.ZERO,
                    Kind.SWITCHES, Duration.ofDays(700)),
                new Retention.Pace(Duration.ofHours(2), 100, Duration.ofMillis(300))));
    assertThat(home.leading())
        .isEqualTo(
            new Leading(
                Leading.By.LEASE,
                new Leading.Times(seconds(15), seconds(4), seconds(2)),
                Optional.of("pulih-a"),
                new Leading.LeaseObject(Optional.of("pulih"), "pulih-leader")));
  }

  private static PulihConfiguration read() {
    try {
      return Configurations.of(Files.readString(FILE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
