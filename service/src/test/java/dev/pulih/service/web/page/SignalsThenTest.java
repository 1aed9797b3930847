package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.detect.Margin;
import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a signal over a longer time, until {@link Lookout#NOW}: second 600. */
class SignalsThenTest implements Earlier {

  private static final Series ERRORS =
      new Series(Signals.ERROR_RATE, new Entity.OfService(Samples.TXN));
  private static final Series LAG = new Series(Signals.KAFKA_LAG, new Entity.OfGroup("group"));

  private final Lookout lookout = new Lookout(List.of(Samples.TXN));
  private final SignalsPage page =
      new SignalsPage(lookout.room(), lookout.view, new Templates(), new Assets());
  private final List<String> asked = new ArrayList<>();
  private DoubleUnaryOperator value = _ -> 0.25;
  private String failure = "";
  private String about = "all";

  @BeforeEach
  void ticked() {
    lookout.earlier = this;
    var _ = lookout.reads(Samples.TXN, 0.001, 0.25).ticked();
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    asked.add(
        "%s of %s from %d to %d by %d"
            .formatted(signals, about, second(from), second(to), step.toSeconds()));
    return Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
        .map(this::readings)
        .toList();
  }

  @Override
  public Earlier only(ServiceRef service) {
    about = service.toString();
    return this;
  }

  private static long second(Instant at) {
    return Duration.between(Samples.at(0), at).toSeconds();
  }

  private Readings readings(Instant at) {
    Reading read = Reading.of(value.applyAsDouble((double) second(at)));
    return failure.isEmpty()
        ? new Readings(at, Map.of(ERRORS.signal(), Map.of(ERRORS.entity(), read)), Map.of())
        : new Readings(at, Map.of(), Map.of(ERRORS.signal(), failure));
  }

  private String shown(String range, Language language) {
    return String.valueOf(
        page.signals(
                "bos",
                "txn-service",
                ERRORS.toString(),
                range,
                Requests.of("siti", language.locale()))
            .getBody());
  }

  private String shown(String range) {
    return shown(range, Language.EN);
  }

  private SignalPlots plots(String range) {
    return page.plots("bos", "txn-service", ERRORS.toString(), range);
  }

  private void found(long second, long since) {
    lookout.found.add(
        new Logged(
            Samples.at(second),
            Samples.TXN,
            "error_rate_p1",
            ERRORS.signal().toString(),
            ERRORS.entity().toString(),
            Optional.of(0.18),
            Optional.of(0.05),
            Samples.at(since),
            Optional.of("P1")));
  }

  @Test
  void the_times_that_can_be_chosen_are_offered_and_the_chosen_one_is_kept() {
    assertThat(shown(""))
        .contains("<option value=\"\" selected>the ticks in memory</option>")
        .contains("<option value=\"1h\">over the last 1 h</option>")
        .contains("<option value=\"7d\">over the last 7 d</option>");
    assertThat(asked).isEmpty();
    assertThat(shown("6h")).contains("<option value=\"6h\" selected>over the last 6 h</option>");
  }

  @Test
  void one_series_of_one_service_is_asked_in_a_bounded_number_of_steps_and_once() {
    shown("1h");
    shown("7d");
    assertThat(plots("7d").value()).hasSize(241).containsOnly(0.25);
    assertThat(asked)
        .containsExactly(
            "[error_rate[CONDITION]] of bos/txn-service from -3000 to 600 by 15",
            "[error_rate[CONDITION]] of bos/txn-service from -604200 to 600 by 2520");
    assertThat(shown("7d")).contains("A value every 42 min:", "Values: 241", "<b>25 %</b>");
  }

  /** Of 0.1 and 0.3 in turn: 121 of 241 are 0.1. */
  @Test
  void mean_sigma_and_extremes_are_those_of_what_is_shown_and_thresholds_those_of_now() {
    value = second -> Math.floorMod((long) second - 600, 180) == 0 ? 0.1 : 0.3;
    double mean = (121 * 0.1 + 120 * 0.3) / 241;
    double sigma = Math.sqrt((121 * Math.pow(0.1 - mean, 2) + 120 * Math.pow(0.3 - mean, 2)) / 240);
    SignalPlots plots = plots("6h");
    assertThat(plots.usual().getFirst()).isCloseTo(mean, within(1e-9));
    assertThat(plots.high().getLast()).isCloseTo(mean + 3 * sigma, within(1e-9));
    assertThat(plots.low().getLast()).isCloseTo(mean - 3 * sigma, within(1e-9));
    assertThat(plots.objective().get("value")).containsExactly(0.05, 0.02, 0.2);
    assertThat(plots.score()).containsOnlyNulls();
    assertThat(shown("6h"))
        .contains("that mean ± 3 σ. Both are for comparison only", "the thresholds of now")
        .contains("<dt>lowest</dt><dd><b>10 %</b>", "<dt>highest</dt><dd><b>30 %</b>")
        .contains("<dt>σ of all shown</dt><dd><b>10 %</b>", "241 of 241")
        .doesNotContain("deviation rule expected");
  }

  @Test
  void what_the_deviation_rule_expected_then_is_said_to_be_unknown() {
    lookout.assessed.add(
        new AssessedSeries(
            ERRORS,
            new OfSignal(Signals.ERROR_RATE, Direction.UP, Margin.none(), Margin.none()),
            List.of()));
    assertThat(shown("24h"))
        .contains("What the deviation rule expected then, and its band, are not kept")
        .doesNotContain("data-plot=\"score\"");
  }

  @Test
  void what_could_not_be_read_is_a_gap_and_the_page_says_why_as_text() {
    failure = "error_rate at " + Planted.in("host") + " could not be asked";
    assertThat(plots("1h").value()).hasSize(241).containsOnlyNulls();
    assertThat(shown("1h"))
        .contains("Not all of it could be read; what is missing is unknown: error_rate at ")
        .contains(Planted.shown("host"))
        .doesNotContain("<img", "<figure", "No data");
  }

  @Test
  void no_data_is_said_and_nothing_is_drawn() {
    value = _ -> Double.NaN;
    assertThat(shown("1h")).contains("No data: nothing was measured").doesNotContain("<figure");
    assertThat(shown("1h", Language.KO)).contains("데이터 없음");
    assertThat(plots("1h").usual()).containsOnlyNulls();
  }

  @Test
  void where_nothing_earlier_is_kept_it_is_said() {
    lookout.earlier = Earlier.nothing();
    assertThat(shown("1h"))
        .contains("Nothing that was measured earlier is kept")
        .doesNotContain("<figure", "No data");
    assertThat(plots("1h").times()).isEmpty();
  }

  /** Every 15 s: 20 from second 315 to 600, and 19 from second 390 to 660. */
  @Test
  void with_few_known_values_there_is_neither_mean_nor_band() {
    value = second -> second > 300 ? 0.25 : Double.NaN;
    assertThat(plots("1h").usual()).hasSize(241).containsOnly(0.25);
    lookout.now = lookout.now.plus(KeptAnswers.AGAIN);
    value = second -> second > 375 ? 0.25 : Double.NaN;
    assertThat(plots("1h").usual()).containsOnlyNulls();
    assertThat(shown("1h")).contains("Fewer than 20 values are known", "19 of 241");
  }

  @Test
  void a_finding_is_a_mark_where_it_began_and_red_until_it_ended() {
    found(540, 480);
    found(555, 480);
    SignalPlots plots = plots("6h");
    assertThat(plots.marks())
        .containsExactly(Plots.Mark.at(Samples.at(480), "found", "error_rate_p1"));
    // Steps of 90 s: the last two end at 510 and 600.
    assertThat(plots.found()).endsWith(null, 0.25).filteredOn(it -> it != null).hasSize(1);
    assertThat(shown("6h")).contains("<tr class=\"found\">", "<td>error_rate_p1</td>");
  }

  @Test
  void where_more_was_found_than_is_looked_up_the_page_says_until_when_it_is_marked() {
    found(0, 0);
    lookout.found.addAll(Collections.nCopies(SeriesTrace.MOST - 1, lookout.found.getFirst()));
    assertThat(shown("1h"))
        .contains("Findings are marked only until <time datetime=\"" + Samples.at(0) + "\"");
  }

  @Test
  void of_what_is_not_the_services_own_others_are_asked_too() {
    SeriesPast past = new SeriesPast(this, Duration.ofSeconds(15), () -> Lookout.NOW);
    var _ = past.of(LAG, Samples.TXN, ShownTime.HOUR);
    assertThat(asked).containsExactly("[kafka_lag] of all from -3000 to 600 by 15");
  }

  @Test
  void another_time_is_refused() {
    assertThatThrownBy(() -> shown("2y"))
        .isInstanceOfSatisfying(
            BadQuery.class,
            e ->
                assertThat(e.said(Frames.of(Language.EN)))
                    .isEqualTo(
                        "\"range=2y\" is not a time that is shown. Choose one from the list."));
  }
}
