package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.web.page.InForce;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.service.web.page.InForceTopics;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page of the configuration shows of a file in which every key stands. */
class InForceTest {

  private static final Path FILE =
      Path.of("src", "test", "resources", "dev", "pulih", "service", "config", "full.yaml");

  private final InForce full = read();

  private static InForce read() {
    try {
      return InForceTopics.of(Configurations.read(Files.readAllBytes(FILE)).value().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> entries() {
    return entries(full);
  }

  private static List<Entry> entries(InForce force) {
    return force.topics().stream().flatMap(topic -> topic.entries().stream()).toList();
  }

  @Test
  void what_verdicts_may_do_and_who_is_asked() {
    assertThat(entries())
        .contains(
            new Entry("verdicts.authority", "veto"),
            new Entry("verdicts.confidence", "85"),
            new Entry("verdicts.waitFor", "25s"),
            new Entry("verdicts.deviations", "false"),
            new Entry("claude.backend", "bedrock"),
            new Entry("claude.bedrock.region", "ap-southeast-5"),
            new Entry(
                "claude.models",
                "[{model: claude-haiku-4-5, time: 9s, thinking: disabled}, {model: my.model-v1:0,"
                    + " time: 8s}]"),
            new Entry("claude.circuit.failures", "2"),
            new Entry("claude.budget.timeZone", "Asia/Kuala_Lumpur"));
    assertThat(entries())
        .extracting(Entry::name)
        .contains("claude.prices.my.model-v1:0", "claude.budget.monthly")
        .doesNotContain("claude.prices.claude-sonnet-4-5");
  }

  @Test
  void how_signals_are_read_and_judged() {
    assertThat(entries())
        .contains(
            new Entry("signals.labels.service", "[ns, app]"),
            new Entry("signals.terms.requests", "reqs_total{${selector}}"),
            new Entry("signals.definitions.checkout_failures.kind", "service"),
            new Entry("signals.definitions.checkout_failures.every", "1m"),
            new Entry("server.limits.requests", "7"),
            new Entry("server.limits.streams", "3"));
    assertThat(entries())
        .extracting(Entry::name)
        .contains("detection.deviation.rule", "signals.definitions.error_rate.expression")
        .anyMatch(name -> name.matches("detection\\.deviation\\.signals\\..*\\.floor\\.absolute"));
  }

  @Test
  void where_a_service_runs_and_who_hears_of_it() {
    assertThat(full.services().get(new ServiceRef("toll", "txn-service")))
        .containsExactly(
            new Entry("host", "txn.toll.svc.cluster.local"),
            new Entry("deployments", "[txn-v1, txn-v2]"),
            new Entry("capacityPerPod", "350"),
            new Entry("slackChannel", "C0123456789"),
            new Entry("pagerdutyRoutingKey", "${PULIH_TOKEN}"),
            new Entry("webhookUrl", "https://hooks.example/…"),
            new Entry("emailTo", "[txn@bos.example]"),
            new Entry("runbook", "https://wiki.example/txn"));
    assertThat(full.services().get(new ServiceRef("bos", "payment-service")))
        .contains(
            new Entry("selector", "{app.kubernetes.io/name=pay}"),
            new Entry("slackChannel", "#ops"));
  }

  @Test
  void how_far_each_window_reaches_back() {
    assertThat(entries())
        .filteredOn(entry -> entry.name().startsWith("windows."))
        .containsExactly(
            new Entry("windows.recent", "30s"),
            new Entry("windows.evaluation", "2m"),
            new Entry("windows.condition", "4m"),
            new Entry("windows.burn.pageLong", "50m"),
            new Entry("windows.burn.pageShort", "6m"),
            new Entry("windows.burn.ticketLong", "5h"),
            new Entry("windows.burn.ticketShort", "25m"));
  }

  @Test
  void who_hears_of_what_and_who_is_called_next() {
    assertThat(of("routing.", "contacts"))
        .containsExactly(
            new Entry("routing.routes[0].severity", "p2"),
            new Entry("routing.routes[0].services", "[toll/txn-service]"),
            new Entry(
                "routing.routes[0].hours",
                "{from: 22:30, to: 06:00, zone: Asia/Kuala_Lumpur, days: [friday, saturday]}"),
            new Entry("routing.routes[0].page", "[email, slack]"),
            new Entry("routing.routes[0].tell", "[webhook]"),
            new Entry("routing.routes[1].severity", "any"),
            new Entry("routing.routes[1].page", "[pagerduty, slack, email, webhook]"),
            new Entry("routing.routes[1].tell", "[slack, webhook]"),
            new Entry("routing.quietHours", "{from: 23:00, to: 07:00, zone: UTC, days: [sunday]}"),
            new Entry("routing.fallBackAfter", "40s"),
            new Entry("routing.foldAbove", "12"),
            new Entry("contacts[0].after", "6m"),
            new Entry("contacts[0].pagerduty", "${PULIH_TOKEN}"),
            new Entry("contacts[1].after", "17m"),
            new Entry("contacts[1].slack", "#managers"),
            new Entry("contacts[2].after", "30m"),
            new Entry("contacts[2].email", "[head@bos.example]"));
  }

  @Test
  void the_ways_to_people_but_no_path_that_may_hold_a_key() {
    assertThat(of("pagerduty.", "slack.", "webhook."))
        .contains(
            new Entry("pagerduty.baseUrl", "https://events.eu.pagerduty.com"),
            new Entry("pagerduty.routingKey", "${PULIH_PAGERDUTY_KEY}"),
            new Entry("slack.baseUrl", "https://slack.example/…"),
            new Entry("slack.channel", "#ops"),
            new Entry("slack.language", "ko"),
            new Entry("slack.allowed.users", "[U0SITI00, W0AMIR00]"),
            new Entry("slack.signingSecret", "${PULIH_SIGNING_SECRET}"),
            new Entry("webhook.url", "http://hooks.example/…"),
            new Entry("webhook.secrets[0]", "${PULIH_WEBHOOK}"),
            new Entry("webhook.secrets[1]", "${PULIH_WEBHOOK_NEXT}"),
            new Entry("webhook.secretHeaders.Authorization", "${PULIH_TOKEN}"),
            new Entry("webhook.headers", "[X-Team]"),
            new Entry("webhook.allowPrivate", "true"));
  }

  @Test
  void the_neighbours_that_tell_and_keep() {
    assertThat(of("prometheus.", "kubernetes.", "store.", "heartbeat.", "tracing.", "claude."))
        .contains(
            new Entry("prometheus.url", "https://mimir.example/prometheus"),
            new Entry("prometheus.headers", "[X-Scope-OrgID]"),
            new Entry("prometheus.secretHeaders.X-Key", "${PULIH_TOKEN}"),
            new Entry("prometheus.limits.answer", "1 MiB"),
            new Entry("kubernetes.server", "https://10.0.0.1:6443"),
            new Entry("kubernetes.ownDeployment", "pulih/pulih"),
            new Entry("store.url", "jdbc:postgresql://db:5432/toll"),
            new Entry("heartbeat.url", "${PULIH_HEARTBEAT_OPEN} · http://hc.example/…"),
            new Entry("tracing.otlp", "http://collector.example:4318/otlp"),
            new Entry("claude.baseUrl", "https://claude.example"));
  }

  @Test
  void what_leaves_and_who_is_let_in() {
    assertThat(of("masking.", "briefing.", "detection.extra", "server.t", "server.oidc.roles"))
        .containsExactly(
            new Entry("detection.extra[checkout_p1].runbook", Shipped.RB_05.line()),
            new Entry("masking.shipped", "false"),
            new Entry("masking.patterns", "[badge]"),
            new Entry("briefing.bytes", "5000"),
            new Entry("server.token", "${PULIH_TOKEN}"),
            new Entry("server.tokens[0].name", "grafana"),
            new Entry("server.tokens[0].role", "view"),
            new Entry("server.tokens[0].token", "${PULIH_WEBHOOK}"),
            new Entry("server.oidc.roles.view", "[staff]"),
            new Entry("server.oidc.roles.approve", "[oncall, leads]"),
            new Entry("server.oidc.roles.admin", "[sre]"));
  }

  @Test
  void without_blocks_their_defaults_and_no_topic_that_is_empty() {
    InForce least = InForceTopics.of(Configurations.of(Configurations.LEAST));
    assertThat(entries(least))
        .contains(
            new Entry("masking.shipped", "true"),
            new Entry("masking.patterns", "[]"),
            new Entry("server.token", "file:pulih-data/token"),
            new Entry("leadership.by", "none"))
        .extracting(Entry::name)
        .doesNotContain("leadership.lease", "slack.channel", "heartbeat.url");
    assertThat(least.topics()).allSatisfy(topic -> assertThat(topic.entries()).isNotEmpty());
  }

  private List<Entry> of(String... prefixes) {
    return entries().stream()
        .filter(entry -> Stream.of(prefixes).anyMatch(entry.name()::startsWith))
        .toList();
  }

  /** Nor what of an address may hold one. */
  @Test
  void no_secret_is_there() {
    Stream<Entry> places = full.services().values().stream().flatMap(List::stream);
    List<String> secrets =
        Configurations.ENVIRONMENT.values().stream()
            .filter(Predicate.not(String::isBlank))
            .toList();
    assertThat(Stream.concat(entries().stream(), places))
        .hasSizeGreaterThan(250)
        .allSatisfy(
            entry ->
                assertThat(entry.value())
                    .doesNotContain(secrets)
                    .doesNotContain("hooks.example/pulih", "a=b", "hooks.example/txn")
                    .doesNotContain("slack.example/api", "hc.example/ping"));
  }

  @Test
  void of_a_database_no_parameter_that_may_hold_one() {
    String store =
        "store: {kind: postgresql, url: \"jdbc:postgresql://db/pulih?sslkey=hush&options=x\"}";
    assertThat(entries(InForceTopics.of(Configurations.of(Configurations.LEAST + store))))
        .contains(new Entry("store.url", "jdbc:postgresql://db/pulih?…"));
  }
}
