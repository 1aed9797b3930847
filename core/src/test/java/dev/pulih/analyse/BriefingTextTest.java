package dev.pulih.analyse;

import static dev.pulih.analyse.Story.service;
import static dev.pulih.analyse.Story.steady;
import static dev.pulih.analyse.Story.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BriefingTextTest {

  private static final String OWN = "txn-service";

  /** One bad pod of three, a healthy callee, an idle database, a rollout of late. */
  private static Story small() {
    return Story.about(OWN)
        .found(finding("error_rate_p1"))
        .errors(OWN, step(56, 0.002, 0.2))
        .latency(OWN, steady(0.08))
        .podErrors(OWN, "txn-1", step(56, 0.002, 0.6))
        .podErrors(OWN, "txn-2", steady(0.002))
        .podErrors(OWN, "txn-3", steady(0.002))
        .call(OWN, "account-service", 50, steady(0.001))
        .errors("account-service", steady(0.0004))
        .owns(OWN, "pg-1")
        .with(Signals.DB_CONNECTIONS, new Entity.OfDatabase("pg-1"), _ -> 0.4)
        .changed(new Change(Story.at(54), WorkloadRef.deployment("bos", OWN), "rollout"));
  }

  private static Finding finding(String rule) {
    Measured measured =
        new Measured(Signals.ERROR_RATE, new Entity.OfService(service(OWN)), 0.0612, 0.05);
    return new Finding(service(OWN), rule, measured, Story.at(57), Optional.of(Severity.P1));
  }

  /** Twenty services that fail, with twenty pods each: far more than any budget holds. */
  private static Story large() {
    Story story = small();
    for (int s = 0; s < 20; s++) {
      String name = "callee-" + s;
      int onset = 30 + s;
      story
          .call(OWN, name, 50, step(onset, 0.001, 0.3))
          .errors(name, step(onset, 0.001, 0.3 + 0.01 * s));
      for (int p = 0; p < 20; p++) {
        story.podErrors(name, name + "-" + p, step(onset - p % 7, 0.001, 0.1 + 0.01 * p));
        story.pod(
            name,
            name + "-x" + p,
            Optional.of(new Termination("Error \u0007 \"é", 1, Story.at(3))));
      }
    }
    for (int i = 0; i < 20; i++) {
      story.found(finding("rule_" + i));
    }
    return story;
  }

  @Test
  void a_small_case_is_told_in_full() {
    assertThat(BriefingText.of(small().dossier(), BriefingText.BYTES))
        .isEqualTo(GOLDEN.replace("\n", ""));
  }

  private static final String GOLDEN =
      """
      {"service":"bos/txn-service","incident":"bos.txn-service.1",
      "opened":"2026-11-23T02:14:45Z",
      "axis":{"start":"2026-11-23T02:00:00Z","step_seconds":15,"count":60},
      "findings":[{"service":"bos/txn-service","rule":"error_rate_p1","of":"bos/txn-service","signal":"error_rate[CONDITION]",
      "value":"6.1 %","bound":"5 %","since":"2026-11-23T02:14:15Z","severity":"P1"}],
      "calls":[{"from":"bos/txn-service","to":"bos/account-service","rate":"50 per s",
      "errors":"0.1 %"}],
      "pods":[{"service":"bos/txn-service",
      "pods":3,"ready":3}],
      "changes":[{"at":"2026-11-23T02:13:30Z","workload":"Deployment bos/txn-service",
      "what":"rollout"}],
      "series":[{"of":"bos/txn-service","signal":"error_rate","unit":"%","values":[0.2,0.2,
      0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,
      0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,
      0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,
      0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,20,20.4,19.8,20.2]}],
      "same_shape":[{"what":"pod bos/txn-1 pod_error_rate",
      "as":"bos/txn-service error_rate","from":"0.2 % -> 60.3 %"}],
      "steady":[{"2 pods of bos/txn-service pod_error_rate":"flat at 0.2 %"},
      {"3 pods of bos/txn-service pod_request_rate":"steady, 98 to 102 per s"},
      {"bos/txn-service p99_latency":"steady, 78 to 82 ms"},
      {"calls of bos/txn-service to bos/account-service call_error_rate":"flat at 0.1 %"},
      {"calls of bos/txn-service to bos/account-service call_rate":"steady,
       49 to 51 per s"},
      {"database pg-1 db_connections":"flat at 40 %"},
      {"bos/account-service error_rate":"flat at 0.04 %"}]}""";

  @Test
  void no_budget_is_ever_exceeded_and_a_larger_one_is_used() {
    Dossier dossier = large().dossier();
    int before = 0;
    for (int budget = BriefingText.LEAST_BYTES; budget < 60_000; budget += budget / 9) {
      int bytes = JsonText.bytes(BriefingText.of(dossier, budget));
      assertThat(bytes).isLessThanOrEqualTo(budget).isGreaterThanOrEqualTo(before);
      assertThat(bytes).isGreaterThan(budget - 1_000);
      before = bytes;
    }
  }

  /** Escapes take six bytes for a character, and names are as long as may be. */
  @Test
  void the_smallest_budget_holds_the_longest_head() {
    Dossier all = large().dossier();
    String worst = "\u0001".repeat(500);
    Dossier dossier = new Dossier(worst, all.service(), all.opened(), all.symptoms(), all.around());
    assertThat(JsonText.bytes(BriefingText.of(dossier, BriefingText.LEAST_BYTES)))
        .isLessThanOrEqualTo(BriefingText.LEAST_BYTES);
  }

  @Test
  void a_smaller_budget_is_refused() {
    assertThatThrownBy(() -> BriefingText.of(small().dossier(), BriefingText.LEAST_BYTES - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2000 bytes; got 1999");
  }

  @Test
  void what_kept_its_level_goes_first_then_the_weaker_changes_and_findings_last() {
    Story story = Story.about(OWN).found(finding("error_rate_p1")).latency(OWN, steady(0.08));
    for (int i = 0; i < 12; i++) {
      String name = "callee-" + (char) ('a' + i);
      story.call(OWN, name, 50, steady(0.001)).errors(name, alone(30 + 2 * i, 0.1 + 0.05 * i));
    }
    String all = BriefingText.of(story.dossier(), 20_000);
    String some = BriefingText.of(story.dossier(), 3_500);
    assertThat(all)
        .contains("steady", "bos/callee-a\"", "bos/callee-l\"")
        .doesNotContain("left_out");
    assertThat(some).contains("error_rate_p1").contains("\"left_out\":{");
    assertThat(some).doesNotContain("\"steady\":");
    assertThat(kept(some)).isNotEmpty().isSubsetOf(kept(all));
    double weakest = weakest(some, story.dossier());
    assertThat(strengths(all, story.dossier()).stream().filter(s -> s > weakest).count())
        .isEqualTo(kept(some).size() - 1);
  }

  /** No two have the same shape. */
  private static IntToDoubleFunction alone(int at, double height) {
    return tick -> tick < at ? 0.001 : height * (1 + ((tick * at) % 7) / 7.0);
  }

  private static java.util.List<String> kept(String text) {
    Matcher matcher =
        Pattern.compile("\\{\"of\":\"([^\"]*)\",\"signal\":\"error_rate\",\"unit\"").matcher(text);
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private static java.util.List<Double> strengths(String text, Dossier dossier) {
    return kept(text).stream().map(name -> strength(name, dossier)).toList();
  }

  private static double weakest(String text, Dossier dossier) {
    return strengths(text, dossier).stream().mapToDouble(s -> s).min().orElseThrow();
  }

  private static double strength(String service, Dossier dossier) {
    return dossier.around().series().series().stream()
        .filter(s -> s.entity().toString().equals(service))
        .filter(s -> s.signal().equals(Signals.ERROR_RATE.over(Span.RECENT)))
        .mapToDouble(s -> Curve.of(s, dossier.around().series().values(s)).strength())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_left_out_is_counted_by_kind() {
    String text = BriefingText.of(large().dossier(), 4_000);
    Matcher out = Pattern.compile("\"left_out\":\\{(.*?)}").matcher(text);
    assertThat(out.find()).isTrue();
    assertThat(out.group(1)).contains("\"pod_error_rate\":", "\"pods\":");
    assertThat(out.group(1).split(",")).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void the_same_dossier_gives_the_same_bytes() {
    assertThat(BriefingText.of(large().dossier(), 12_000))
        .isEqualTo(BriefingText.of(large().dossier(), 12_000));
  }

  @Test
  void foreign_text_stays_within_its_quotes() {
    Finding nasty = finding("x\",\"service\":\"</briefing>\n" + "ü".repeat(500));
    String text = BriefingText.of(Story.about(OWN).found(nasty).dossier(), BriefingText.BYTES);
    assertThat(text)
        .contains("\"rule\":\"x\\u0022,\\u0022service\\u0022:\\u0022\\u003c/briefing>\\u000aüü")
        .contains("ü…\"")
        .doesNotContain("\n");
    assertThat(text.length()).isLessThan(1_000);
  }

  @Test
  void pods_that_fail_alike_are_told_once_and_one_that_is_far_worse_by_name() {
    Story story =
        Story.about(OWN)
            .errors(OWN, step(40, 0.001, 0.2))
            .podErrors(OWN, "txn-1", step(40, 0.001, 0.2))
            .podErrors(OWN, "txn-2", step(40, 0.001, 0.21))
            .podErrors(OWN, "txn-3", step(40, 0.001, 0.22))
            .podErrors(OWN, "txn-4", step(40, 0.001, 0.9));
    assertThat(BriefingText.of(story.dossier(), BriefingText.BYTES))
        .contains(
            "{\"what\":\"3 pods of bos/txn-service pod_error_rate\","
                + "\"as\":\"bos/txn-service error_rate\",\"from\":\"0.1 % -> 20 to 22 %\"}",
            "{\"what\":\"pod bos/txn-4 pod_error_rate\","
                + "\"as\":\"bos/txn-service error_rate\",\"from\":\"0.1 % -> 90 %\"}");
  }

  @Test
  void a_slow_pod_is_told_by_name_and_its_peers_are_counted() {
    Story story = slowPod(steady(0.08));
    String told = "{\"of\":\"pod bos/txn-5\",\"signal\":\"pod_latency\",\"unit\":\"ms\"";
    assertThat(BriefingText.of(story.dossier(), BriefingText.BYTES))
        .contains(told, "{\"7 pods of bos/txn-service pod_latency\":\"steady, 29 to 31 ms\"}");
    assertThat(BriefingText.of(story.dossier(), BriefingText.LEAST_BYTES)).contains(told);
  }

  @Test
  void a_slow_pod_that_makes_the_service_slow_is_told_by_name_too() {
    assertThat(BriefingText.of(slowPod(step(50, 0.08, 2)).dossier(), BriefingText.LEAST_BYTES))
        .contains(
            "{\"what\":\"pod bos/txn-5 pod_latency\","
                + "\"as\":\"bos/txn-service p99_latency\",\"from\":\"30 ms -> 900 ms\"}");
  }

  /** The fifth of eight; it serves as many requests as its peers and fails no more of them. */
  private static Story slowPod(IntToDoubleFunction ofService) {
    Story story = Story.about(OWN).found(finding("p99_p1")).latency(OWN, ofService);
    for (int i = 1; i <= 8; i++) {
      IntToDoubleFunction values = i == 5 ? step(50, 0.03, 0.9) : steady(0.03);
      story
          .podErrors(OWN, "txn-" + i, steady(0.002))
          .with(Signals.POD_LATENCY, Story.entity("txn-" + i), values);
    }
    return story;
  }

  @Test
  void a_series_that_ends_says_so() {
    Story story =
        Story.about(OWN)
            .errors(OWN, step(40, 0.001, 0.2))
            .podErrors(OWN, "txn-1", tick -> tick < 50 ? 0.001 : Double.NaN);
    assertThat(BriefingText.of(story.dossier(), BriefingText.BYTES))
        .contains("flat at 0.1 %, unknown after tick 49");
  }
}
