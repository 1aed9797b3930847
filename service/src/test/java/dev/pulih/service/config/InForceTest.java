package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

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
    return full.topics().stream().flatMap(topic -> topic.entries().stream()).toList();
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

  /** Nor an address that may hold one. */
  @Test
  void no_secret_is_there() {
    Stream<Entry> places = full.services().values().stream().flatMap(List::stream);
    List<String> secrets =
        Configurations.ENVIRONMENT.values().stream()
            .filter(Predicate.not(String::isBlank))
            .toList();
    assertThat(Stream.concat(entries().stream(), places))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            entry ->
                assertThat(entry.value())
                    .doesNotContain(secrets)
                    .doesNotContain("claude.example", "hooks.example", "slack.example"));
  }
}
