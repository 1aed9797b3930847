package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.Assessment;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Expectation;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.detect.Margin;
import dev.pulih.detect.Threshold;
import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Subset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands on the page of a signal: 60 ticks of 15 s, until the one at NOW. */
class SignalsTest {

  private static final String PLANTED = "<script>alert(1)</script>";
  private static final Series ERRORS =
      new Series(Signals.ERROR_RATE, new Entity.OfService(Samples.TXN));
  private static final Series TRAFFIC =
      new Series(Signals.REQUEST_RATE, new Entity.OfService(Samples.TXN));

  private final Lookout lookout = new Lookout(List.of(Samples.TXN));
  private final SignalsPage page =
      new SignalsPage(lookout.room(), lookout.view, new Templates(), new Assets());

  private String shown(Series series, Language language) {
    return String.valueOf(
        page.signals(
                "bos", "txn-service", series.toString(), "", Requests.of("siti", language.locale()))
            .getBody());
  }

  private String shown(Series series) {
    return shown(series, Language.EN);
  }

  private SignalPlots plots(Series series) {
    return page.plots("bos", "txn-service", series.toString(), "");
  }

  private void found(Instant at, String rule) {
    lookout.found.add(
        new Logged(
            at,
            Samples.TXN,
            rule,
            ERRORS.signal().toString(),
            ERRORS.entity().toString(),
            Optional.of(0.18),
            Optional.of(0.05),
            at,
            Optional.of("P1")));
  }

  /** Of traffic, which may rise or fall: 100/s are usual, 5/s a sigma, 20/s the least effect. */
  private void judged(double score) {
    Assessment assessment = new Assessment(Lookout.NOW, new Expectation(100, 5, 3), score);
    lookout.assessed.add(
        new AssessedSeries(
            TRAFFIC,
            new OfSignal(Signals.REQUEST_RATE, Direction.BOTH, Margin.none(), new Margin(20, 0)),
            List.of(assessment)));
  }

  @Test
  void a_finding_is_marked_with_its_rule_and_other_points_say_why_they_were_none() {
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    found(Lookout.NOW, "error_rate_p1");
    assertThat(shown(ERRORS))
        .contains("Finding: error_rate_p1.", "class=\"found\"")
        .contains("Passed, and no finding yet: error_rate_anomaly, error_rate_p2, error_rate_p1.");
    assertThat(plots(ERRORS).found()).endsWith(null, 0.18);
    assertThat(plots(ERRORS).marks())
        .containsExactly(Plots.Mark.at(Lookout.NOW, "found", "error_rate_p1"));
  }

  /** A rule on two windows reports the first of them. */
  @Test
  void a_finding_is_that_of_each_signal_of_its_rule() {
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    found(Lookout.NOW, "burn_rate_p1");
    Threshold rule =
        DetectionSettings.defaults().rules().stream()
            .filter(Threshold.class::isInstance)
            .map(Threshold.class::cast)
            .filter(it -> it.name().equals("burn_rate_p1"))
            .findFirst()
            .orElseThrow();
    for (Signal signal : rule.signals()) {
      Series series = new Series(signal, ERRORS.entity());
      assertThat(trace(series).findings()).as(series.toString()).hasSize(1);
    }
  }

  private SeriesTrace trace(Series series) {
    View.Rules rules = lookout.view.rules();
    return SeriesTrace.of(
        series, lookout.view.watched().getFirst(), rules.traces().apply(_ -> true), rules);
  }

  @Test
  void the_window_is_said_in_words_where_it_is_chosen_shown_and_listed() {
    Series gauge = new Series(Signals.POD_CAPACITY, ERRORS.entity());
    lookout.reads(gauge.signal(), gauge.entity(), 90).reads(Samples.TXN, 0.001, 0.25).ticked();
    assertThat(shown(ERRORS))
        .contains("<h2 id=\"plots\">error_rate of bos/txn-service, over the last 5 min</h2>")
        .contains("selected>error_rate of bos/txn-service, over the last 5 min</option>")
        .contains("<th scope=\"col\">Value, over the last 5 min</th>")
        .contains("In rules it is called <code>error_rate[CONDITION]</code>.");
    assertThat(shown(ERRORS, Language.KO)).contains("error_rate of bos/txn-service, 최근 5분</h2>");
    assertThat(shown(gauge))
        .contains("pod_capacity of bos/txn-service</h2>", "<th scope=\"col\">Value</th>");
  }

  /** The one that pages looks at an hour and at its last five minutes. */
  @Test
  void windows_of_the_same_length_differ_by_what_they_are_for() {
    Series paging = new Series(Signals.ERROR_RATE.over(Span.PAGE_SHORT), ERRORS.entity());
    lookout.reads(paging.signal(), paging.entity(), 0.001).ticked();
    assertThat(shown(paging))
        .contains(
            "error_rate of bos/txn-service, over the last 5 min, for the burn rate that pages")
        .contains("and so must error_rate, over the last 1 h, for the burn rate that pages");
  }

  @Test
  void thresholds_stand_with_their_number_hold_and_severity() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
    assertThat(shown(ERRORS))
        .contains("error_rate_p1", "over 5 %", "for 2 min", "No threshold is passed.");
    assertThat(plots(ERRORS).objective().get("value")).containsExactly(0.05, 0.02, 0.2);
    assertThat(plots(ERRORS).value()).hasSize(60).containsOnly(0.001);
  }

  /** Of 0.1 and 0.3 in turn: the mean of twenty is 0.2, their variance 20 · 0.01 ÷ 19. */
  @Test
  void where_no_deviation_is_looked_for_mean_and_band_are_there_to_compare() {
    AtomicInteger tick = new AtomicInteger();
    lookout.reads(ERRORS.signal(), ERRORS.entity(), 0.2);
    lookout.ticked(value -> value + (tick.getAndIncrement() % 2 == 0 ? 0.1 : -0.1));
    double reach = 3 * Math.sqrt(0.2 / 19);
    assertThat(plots(ERRORS).usual().subList(0, 20)).containsOnlyNulls();
    assertThat(plots(ERRORS).usual().getLast()).isCloseTo(0.2, within(1e-9));
    assertThat(plots(ERRORS).high().getLast()).isCloseTo(0.2 + reach, within(1e-9));
    assertThat(plots(ERRORS).low().getLast()).isCloseTo(0.2 - reach, within(1e-9));
    assertThat(plots(ERRORS).score()).containsOnlyNulls();
    assertThat(shown(ERRORS))
        .contains("Both are for comparison only: no rule looks for deviations here.")
        .contains("the mean of the 20 known values before. Dotted: that mean ± 3 σ.")
        .contains("Mean before", "<td>20 %</td>", "<td>10 %</td>")
        .doesNotContain("Score", "band of the deviation rule");
    assertThat(shown(ERRORS, Language.KO)).contains("비교용일 뿐", "이전 평균");
  }

  @Test
  void a_deviation_shows_what_was_expected_and_the_least_change_that_matters() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
    judged(1.2);
    assertThat(shown(TRAFFIC))
        .contains("rises or falls", "by 20/s or more", "100/s", "5/s", "1.2 of 3.0 σ")
        .contains("it is not unusual");
    assertThat(plots(TRAFFIC).high().getLast()).isEqualTo(120.0);
    assertThat(plots(TRAFFIC).low().getLast()).isEqualTo(80.0);
    assertThat(plots(TRAFFIC).score().getLast()).isEqualTo(1.2);
    assertThat(plots(TRAFFIC).threshold().getLast()).isEqualTo(3.0);
    assertThat(plots(TRAFFIC).usual().getFirst()).isNull();
  }

  @Test
  void what_is_unusual_and_no_finding_says_why() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
    judged(4);
    assertThat(shown(TRAFFIC)).contains("it must last, goes on with one of late");
    lookout.assessed.clear();
    Assessment small = new Assessment(Lookout.NOW, new Expectation(110, 2, 3), 5);
    lookout.assessed.add(
        new AssessedSeries(
            TRAFFIC,
            new OfSignal(Signals.REQUEST_RATE, Direction.BOTH, Margin.none(), new Margin(20, 0)),
            List.of(small)));
    assertThat(shown(TRAFFIC)).contains("too small a change to matter");
  }

  @Test
  void before_enough_is_known_nothing_is_called_unusual() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
    double none = Double.NaN;
    lookout.assessed.add(
        new AssessedSeries(
            TRAFFIC,
            new OfSignal(Signals.REQUEST_RATE, Direction.UP, Margin.none(), Margin.none()),
            List.of(new Assessment(Lookout.NOW, new Expectation(none, none, none), none))));
    assertThat(shown(TRAFFIC))
        .contains("too little is known of its past", "before this Pulih began to judge");
    assertThat(plots(TRAFFIC).score()).containsOnlyNulls();
    assertThat(plots(TRAFFIC).low()).containsOnlyNulls();
  }

  @Test
  void an_unknown_value_is_a_gap_and_not_zero() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked(_ -> Double.NaN);
    String body =
        String.valueOf(
            page.signals("bos", "txn-service", "", "", Requests.of("siti", Language.EN.locale()))
                .getBody());
    assertThat(body).contains("Unknown: nothing is judged.").doesNotContain("0 %");
    assertThat(page.plots("bos", "txn-service", "", "").value()).containsOnlyNulls();
  }

  @Test
  void a_service_or_a_series_that_there_is_not_is_said() {
    assertThatThrownBy(() -> page.plots("bos", "nobody", "", "")).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> page.plots("bos", "txn-service", PLANTED, ""))
        .isInstanceOf(Missing.class)
        .extracting(it -> ((Missing) it).key())
        .isEqualTo("failure.series");
  }

  @Test
  void markup_in_a_rule_or_a_name_is_text() {
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    found(Lookout.NOW, PLANTED);
    assertThat(shown(ERRORS)).contains("Finding: &lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void each_reason_is_said_in_korean_too() {
    lookout.reads(Samples.TXN, 0.18, 0.25).ticked();
    found(Lookout.NOW, "error_rate_p1");
    assertThat(shown(ERRORS, Language.KO)).contains("탐지: error_rate_p1.", "신호");
  }

  // ----- what there is to choose from

  private static final Signal POD_ERRORS = Signals.POD_ERROR_RATE;

  @Test
  void calls_of_it_and_to_it_can_be_chosen_and_those_between_others_cannot() {
    ServiceRef other = new ServiceRef("bos", "other");
    Entity.OfCall made = new Entity.OfCall(Samples.TXN, other);
    lookout
        .reads(Samples.TXN, 0.01, 0.1)
        .reads(Signals.CALL_RATE, made, 7)
        .reads(Signals.CALL_RATE, new Entity.OfCall(other, Samples.TXN), 5)
        .reads(Signals.CALL_RATE, new Entity.OfCall(other, new ServiceRef("bos", "third")), 3)
        .ticked();
    assertThat(shown(new Series(Signals.CALL_RATE, made)))
        .contains("<optgroup label=\"Calls of it, and to it\">")
        .contains("call_rate of calls of bos/txn-service to bos/other, over the last 1 min<")
        .contains("call_rate of calls of bos/other to bos/txn-service")
        .doesNotContain("bos/third");
    assertThat(plots(new Series(Signals.CALL_RATE, made)).value()).endsWith(7.0);
  }

  private static Series of(String pod) {
    return new Series(POD_ERRORS, new Entity.OfPod(new PodRef("bos", pod)));
  }

  private static Pod pod(String name, String version) {
    return new Pod(
        new PodRef("bos", name),
        Samples.WORKLOAD,
        Map.of("version", version),
        new Pod.Health(Samples.at(0), true, Optional.empty(), List.of()));
  }

  private void runs(List<Pod> pods, String... subsets) {
    List<Subset> known =
        Stream.of(subsets).map(name -> new Subset(name, Map.of("version", name))).toList();
    lookout.sees(Samples.TXN, new ServiceInventory(pods, List.of(), known, List.of(), Map.of()));
    pods.forEach(pod -> lookout.reads(POD_ERRORS, new Entity.OfPod(pod.ref()), 0.4));
    lookout.reads(Samples.TXN, 0.001, 0.25);
  }

  @Test
  void the_pods_that_run_stand_in_the_menu_by_their_subset() {
    runs(List.of(pod("b-1", "v2"), pod("a-1", "v1"), pod("c-1", "v3")), "v1", "v2");
    lookout.reads(POD_ERRORS, new Entity.OfPod(new PodRef("bos", "stranger")), 1).ticked();
    assertThat(shown(ERRORS))
        .containsSubsequence(
            "<optgroup label=\"Pods\">", "of pod bos/c-1, over the last 5 min</option>",
            "<optgroup label=\"Pods of subset v1\">", "of pod bos/a-1, over",
            "<optgroup label=\"Pods of subset v2\">", "of pod bos/b-1, over")
        .doesNotContain("stranger");
    assertThat(shown(ERRORS, Language.KO)).contains("서브셋 v1의 파드");
  }

  @Test
  void a_pods_series_is_shown_as_any_other() {
    runs(List.of(pod("a-1", "v1")), "v1");
    lookout.ticked();
    assertThat(shown(of("a-1"))).contains("<b>40 %</b>");
    assertThat(plots(of("a-1")).value()).hasSize(60).containsOnly(0.4);
  }

  @Test
  void a_signal_that_nothing_looks_at_by_itself_says_so() {
    Series requests = new Series(Signals.POD_REQUEST_RATE, of("a-1").entity());
    runs(List.of(pod("a-1", "v1")), "v1");
    lookout.reads(requests.signal(), requests.entity(), 12).ticked();
    assertThat(shown(requests))
        .contains("No rule and no stage looks at this signal by itself", "No threshold is passed.");
    assertThat(plots(requests).objective().get("value")).isEmpty();
  }

  /** Stage 1 as shipped: a pod over 10 % for 5 min. */
  @Test
  void a_pod_over_the_bound_of_stage_1_says_so_and_has_its_line() {
    runs(List.of(pod("a-1", "v1")), "v1");
    lookout.ticked();
    assertThat(shown(of("a-1")))
        .contains("<dt>Stage 1</dt><dd>over 10 %, for 5 min: the condition of a restart")
        .contains("No threshold of a rule is passed.")
        .contains("Over 10 %: the condition of stage 1 once it lasts for 5 min.")
        .doesNotContain("No threshold is passed", "by itself");
    assertThat(shown(of("a-1"), Language.KO)).contains("5분 동안 지속되면 1단계의 조건이 됩니다");
    assertThat(plots(of("a-1")).objective().get("value")).containsExactly(0.1);
  }

  /** As shipped: a service over 20 % for 3 min. Other windows than the condition's are not it. */
  @Test
  void a_service_over_the_bound_of_stage_2_says_so_beside_its_rules() {
    Series recent = new Series(Signals.ERROR_RATE.over(Span.RECENT), ERRORS.entity());
    lookout.reads(recent.signal(), recent.entity(), 0.25);
    lookout.reads(Samples.TXN, 0.25, 0.25).ticked();
    assertThat(shown(ERRORS))
        .contains("<dt>Stage 2</dt><dd>over 20 %, for 3 min: the condition of a shift of traffic")
        .contains("Passed, and no finding yet: error_rate_anomaly, error_rate_p2, error_rate_p1.")
        .contains("Over 20 %: the condition of stage 2 once it lasts for 3 min.");
    assertThat(shown(recent)).doesNotContain("Stage 2", "stage 2");
  }

  @Test
  void a_stage_at_its_bound_is_not_over_it() {
    lookout.reads(Samples.TXN, 0.2, 0.25).ticked();
    assertThat(shown(ERRORS)).contains("<dt>Stage 2").doesNotContain("Over 20 %");
  }

  @Test
  void without_a_cluster_there_are_no_pods_to_choose_from() {
    lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
    assertThat(shown(ERRORS)).doesNotContain("<optgroup");
  }

  @Test
  void markup_in_what_is_chosen_from_is_text() {
    runs(List.of(pod(Planted.in("pod"), Planted.in("subset"))), Planted.in("subset"));
    lookout.ticked();
    assertThat(shown(of(Planted.in("pod"))))
        .contains("<h2 id=\"plots\">pod_error_rate of pod bos/" + Planted.shown("pod"))
        .contains("bos/" + Planted.shown("pod") + ", over the last 5 min</option>")
        .doesNotContain("<img");
  }
}
