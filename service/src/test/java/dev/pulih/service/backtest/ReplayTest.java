package dev.pulih.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.KnownIncidents;
import dev.pulih.backtest.Played;
import dev.pulih.detect.Calibration;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.flow.Setup;
import dev.pulih.service.backtest.Reports.Configured;
import dev.pulih.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A range is played piece by piece, can be interrupted, and gives the same from its own files. */
class ReplayTest {

  /** Three hours: the ill pod, and pieces of an hour before and after it. */
  private static final TickRange RANGE =
      new TickRange(IllPod.BEGINNING, IllPod.BEGINNING.plusSeconds(10_800), IllPod.STEP);

  private static final KnownIncident ILLNESS =
      new KnownIncident(IllPod.TXN, IllPod.ILL, IllPod.WELL);

  @TempDir private Path folder;

  private final IllPod past = new IllPod();

  private static Backtest backtest(KnownIncident... incidents) {
    KnownIncidents known = new KnownIncidents(List.of(incidents), Duration.ofMinutes(5));
    return new Backtest(
        IllPod.setup(),
        new Backtest.Context(Map.of(IllPod.TXN, Set.of("txn-service")), _ -> false, known));
  }

  private static List<Signal> signals() {
    return backtest().signals();
  }

  private Tape source() {
    return new SourceTape(past, signals(), IllPod.STEP);
  }

  private static Played play(Tape tape, KnownIncident... incidents) {
    Backtest backtest = backtest(incidents);
    new Replay(RANGE, tape, List.of(backtest)).play(_ -> {});
    return backtest.end();
  }

  private static BacktestReport report(Played played, boolean given) {
    return new Reports("1", "a test", RANGE, given)
        .of(List.of(new Configured("pulih.yaml", IllPod.setup())), List.of(played));
  }

  /** The pod's five-minute rate passes 10 % after 100 s; 5 min later, at 400 s, it is due. */
  @Test
  void it_says_what_would_have_been_done_and_when() {
    var incident = report(play(source()), false).runs().getFirst().incidents().getFirst();
    assertThat(incident.done().getLast().what()).isEqualTo("RESTART");
    assertThat(incident.unknowableFrom()).hasValue(IllPod.ILL.plusSeconds(405));
    assertThat(incident.done().getLast().why()).contains("Deployment bos/txn-service");
  }

  @Test
  void the_time_to_a_finding_counts_from_the_given_beginning() {
    var run = report(play(source(), ILLNESS), true).runs().getFirst();
    var given = run.given().getFirst();
    assertThat(given.missed()).isFalse();
    // The service's five-minute error rate is 15 % x t / 300 s, over 2 % from 40 s on.
    assertThat(given.secondsToP1P2())
        .hasValueSatisfying(s -> assertThat(s).isLessThanOrEqualTo(45.0));
    assertThat(run.totals().outsideP1P2()).isZero();
    assertThat(run.totals().incidentsOutside()).isZero();
  }

  @Test
  void what_was_interrupted_goes_on_and_ends_as_if_it_had_not_been() {
    Played whole = play(source(), ILLNESS);
    int asked = past.asked();
    WorkFolder work = new WorkFolder(folder);
    assertThat(work.begin("this")).isEqualTo(WorkFolder.Standing.NEW);
    Tape breaking = breaksAfter(2, source());
    assertThatThrownBy(() -> play(work.keeping(breaking, signals(), IllPod.STEP), ILLNESS))
        .hasMessage("interrupted");
    assertThat(work.begin("this")).isEqualTo(WorkFolder.Standing.SAME);
    Played resumed = play(work.keeping(source(), signals(), IllPod.STEP), ILLNESS);
    assertThat(resumed).usingRecursiveComparison().isEqualTo(whole);
    assertThat(past.asked()).as("each piece is read once").isEqualTo(asked * 2);
  }

  private static Tape breaksAfter(int pieces, Tape tape) {
    List<TickRange.Piece> read = new ArrayList<>();
    return piece -> {
      read.add(piece);
      if (read.size() > pieces) {
        throw new IllegalStateException("interrupted");
      }
      return tape.read(piece);
    };
  }

  @Test
  void readings_of_something_else_are_not_used() throws IOException {
    WorkFolder work = new WorkFolder(folder);
    work.begin("this");
    play(work.keeping(source(), signals(), IllPod.STEP));
    assertThat(work.begin("that")).isEqualTo(WorkFolder.Standing.OTHER);
    try (Stream<Path> pieces = Files.list(folder.resolve("readings"))) {
      assertThat(pieces).isEmpty();
    }
  }

  @Test
  void what_is_kept_can_be_played_as_csv() throws IOException {
    WorkFolder work = new WorkFolder(folder);
    work.begin("this");
    Played first = play(work.keeping(source(), signals(), IllPod.STEP));
    try (CsvTape csv = new CsvTape(folder.resolve("readings"), signals(), IllPod.STEP)) {
      assertThat(play(csv)).usingRecursiveComparison().isEqualTo(first);
    }
  }

  @Test
  void a_report_is_the_same_when_it_is_read_again() throws IOException {
    Played played = play(source(), ILLNESS);
    BacktestReport report = report(played, true);
    ReportFiles.write(folder, report, List.of(played.findings().strips()));
    assertThat(ReportFiles.read(folder.resolve("report.json"))).isEqualTo(report);
  }

  private static Setup deviating(DeviationSettings how) {
    Setup usual = IllPod.setup();
    return new Setup(
        usual.services(),
        usual.spans(),
        usual.detection().with(how),
        usual.policy(),
        usual.limits());
  }

  /** The first one finds deviations as shipped; the other one's numbers are these. */
  private BacktestReport compared(DeviationSettings first, DeviationSettings other) {
    Played played = play(source());
    List<Configured> both =
        List.of(
            new Configured("pulih.yaml", deviating(first)),
            new Configured("other.yaml", deviating(other)));
    return new Reports("1", "a test", RANGE, true).of(both, List.of(played, played));
  }

  private static DeviationSettings wider(DeviationSettings usual) {
    return new DeviationSettings(
        usual.window(), 4, usual.persistence(), usual.signals(), usual.calibration());
  }

  @Test
  void configurations_that_detection_reads_alike_are_called_so() {
    DeviationSettings calibrated = DeviationSettings.calibrated();
    BacktestReport report = compared(calibrated, wider(calibrated));
    assertThat(ReportText.played(report))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("pulih.yaml and other.yaml differ in nothing that detection reads")
                    .contains("nothing reads sigmas"));
    assertThat(ReportPage.html(report, List.of(List.of(), List.of())))
        .contains("differ in nothing that detection reads");
    assertThat(compared(calibrated, calibrated).alike().orElseThrow())
        .endsWith("so they find the same.");
  }

  @Test
  void configurations_that_can_differ_in_what_they_find_are_not() {
    DeviationSettings plain = DeviationSettings.plain();
    assertThat(compared(plain, wider(plain)).alike()).isEmpty();
    DeviationSettings calibrated = DeviationSettings.calibrated();
    DeviationSettings often = calibrated.with(Calibration.defaults().newLevelAfter(9));
    assertThat(compared(calibrated, often).alike()).isEmpty();
    assertThat(report(play(source()), true).alike()).isEmpty();
  }

  private static final Pattern OUTSIDE =
      Pattern.compile("https?:|//|src=|href=|url\\(|@import|<script", Pattern.CASE_INSENSITIVE);

  @Test
  void the_page_needs_nothing_but_itself() throws IOException {
    Played played = play(source(), ILLNESS);
    ReportFiles.write(folder, report(played, true), List.of(played.findings().strips()));
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(OUTSIDE.matcher(page).find()).isFalse();
    assertThat(page).contains("<svg", "class=\"bound\"", "prefers-color-scheme:dark", "viewport");
  }

  @Test
  void names_from_labels_are_text_in_the_page() {
    BacktestReport report = report(play(source()), false);
    String page =
        ReportPage.html(
            new BacktestReport(
                1,
                "1",
                report.range(),
                List.of("<script>"),
                List.of(),
                false,
                Optional.empty(),
                List.of()),
            List.of());
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void a_source_that_answers_nothing_is_no_calm_time() {
    Tape dead = new SourceTape(new Silent(), signals(), IllPod.STEP);
    assertThatThrownBy(() -> play(dead))
        .hasMessageContaining("connection refused")
        .hasMessageContaining("the same command");
  }

  @Test
  void ticks_are_aligned_as_live_ones_are() {
    Instant odd = IllPod.BEGINNING.plusSeconds(1);
    TickRange range = new TickRange(odd, odd.plusSeconds(60), IllPod.STEP);
    assertThat(range.from()).isEqualTo(IllPod.BEGINNING.plusSeconds(15));
    assertThat(range.ticks()).isEqualTo(4); // 15, 30, 45 and 60
  }

  @Test
  void a_range_ends_after_it_begins() {
    assertThatThrownBy(() -> new TickRange(IllPod.ILL, IllPod.ILL, IllPod.STEP))
        .hasMessageContaining("--from must be before --to");
    Instant odd = IllPod.ILL.plusSeconds(1);
    assertThatThrownBy(() -> new TickRange(odd, odd.plusSeconds(1), IllPod.STEP))
        .hasMessageContaining("No tick");
  }
}
