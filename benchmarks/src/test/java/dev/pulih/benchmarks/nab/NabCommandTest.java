package dev.pulih.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NabCommandTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String NAME = "made/up.csv";
  private static final int JUMP = 700;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path data;
  private Path scores;

  @BeforeEach
  void folders() throws IOException {
    data = folder.resolve("kit");
    scores = folder.resolve("scores");
    Files.createDirectories(data.resolve("data/made"));
  }

  @Test
  void a_jump_is_found_where_it_begins_and_every_row_has_a_score() throws IOException {
    zipped(rows(900));

    assertThat(run()).isZero();

    List<String> lines = Files.readAllLines(scores.resolve(NAME));
    assertThat(lines).hasSize(901).startsWith("timestamp,score");
    assertThat(found(lines)).contains(JUMP);
    assertThat(out.toString()).contains("made/up.csv: 900 rows, ");
  }

  @Test
  void a_row_is_judged_by_what_came_before_it() throws IOException {
    zipped(rows(900));
    run();
    List<String> whole = Files.readAllLines(scores.resolve(NAME));

    zipped(rows(750));
    run();

    assertThat(Files.readAllLines(scores.resolve(NAME))).isEqualTo(whole.subList(0, 751));
  }

  /** The time from row to row is known with the twelfth. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 11, 12, 13})
  void a_short_series_has_a_score_for_each_row(int count) throws IOException {
    zipped(rows(100));
    run();
    List<String> whole = Files.readAllLines(scores.resolve(NAME));

    zipped(rows(count));

    assertThat(run()).isZero();
    assertThat(Files.readAllLines(scores.resolve(NAME))).isEqualTo(whole.subList(0, count + 1));
  }

  @Test
  void blank_lines_at_the_end_are_no_rows() throws IOException {
    List<String> rows = rows(100);
    rows.addAll(List.of("", " "));
    zipped(rows);

    assertThat(run()).isZero();

    assertThat(Files.readAllLines(scores.resolve(NAME))).hasSize(101);
  }

  @Test
  void a_blank_line_before_others_is_named() throws IOException {
    List<String> rows = rows(100);
    rows.add(40, "");
    zipped(rows);

    assertThat(run()).isOne();

    assertThat(err.toString()).contains("up.csv.gz, line 42: it is blank, and more lines follow");
  }

  @Test
  void the_plain_rule_says_more() throws IOException {
    zipped(rows(900));
    run();
    int shipped = found(Files.readAllLines(scores.resolve(NAME))).size();

    assertThat(run("--rule", "plain")).isZero();

    assertThat(found(Files.readAllLines(scores.resolve(NAME)))).hasSizeGreaterThan(shipped);
  }

  /** Five of six rows tell: the jump is found four rows after it began, and once. */
  @Test
  void the_windowed_rule_says_what_lasts_and_says_it_once() throws IOException {
    zipped(rows(900));

    assertThat(run("--rule", "windowed")).isZero();

    assertThat(found(Files.readAllLines(scores.resolve(NAME)))).containsExactly(JUMP + 4);
  }

  @Test
  void what_else_is_among_the_scores_stays() throws IOException {
    Path other = scores.resolve("made/other.csv");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "kept");
    zipped(rows(100));

    assertThat(run()).isZero();

    assertThat(other).hasContent("kept");
  }

  /** Over its own results, those of the other rule, and what a run that was killed left. */
  @Test
  void a_run_over_earlier_results_writes_what_the_first_one_wrote() throws IOException {
    zipped(rows(900));
    run();
    byte[] first = Files.readAllBytes(scores.resolve(NAME));
    String said = out.toString();
    run("--rule", "plain");
    assertThat(Files.readAllBytes(scores.resolve(NAME))).isNotEqualTo(first);
    Files.writeString(scores.resolve(NAME + ".part"), "timestamp,sc");
    out.getBuffer().setLength(0);

    assertThat(run()).isZero();

    assertThat(Files.readAllBytes(scores.resolve(NAME))).isEqualTo(first);
    assertThat(out).hasToString(said);
    assertThat(files(scores)).containsExactly(scores.resolve(NAME));
  }

  /** The folder of all benchmarks has the series as {@code nab}; this one has scores there. */
  @Test
  void scores_beside_the_series_are_not_taken_for_series() throws IOException {
    zipped(rows(900));
    scores = data.resolve("nab");
    run();
    byte[] first = Files.readAllBytes(scores.resolve(NAME));

    assertThat(run()).isZero();

    assertThat(Files.readAllBytes(scores.resolve(NAME))).isEqualTo(first);
    assertThat(files(scores)).containsExactly(scores.resolve(NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "data/scores", "data/../data/made"})
  void scores_among_the_series_are_refused_and_nothing_is_written(String place) throws IOException {
    zipped(rows(100));
    scores = data.resolve(place);

    assertThat(run()).isOne();

    assertThat(err.toString()).contains("lies among the series").contains("--scores");
    assertThat(files(data)).containsExactly(data.resolve("data").resolve(NAME + ".gz"));
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_row_that_cannot_be_read_is_named_with_its_line() throws IOException {
    List<String> rows = rows(100);
    rows.set(41, rows.get(41).replaceAll(",.*", ",many"));
    zipped(rows);

    assertThat(run()).isOne();

    assertThat(err.toString()).contains("up.csv.gz, line 43: \"many\" is no number");
    assertThat(scores).doesNotExist();
  }

  @Test
  void rows_of_one_time_and_rows_without_a_value_are_borne() throws IOException {
    List<String> rows = rows(900);
    rows.set(1, rows.getFirst());
    rows.set(50, rows.get(50).replaceAll(",.*", ","));
    zipped(rows);

    assertThat(run()).isZero();

    assertThat(found(Files.readAllLines(scores.resolve(NAME)))).contains(JUMP);
  }

  @Test
  void a_folder_without_series_says_what_is_expected() {
    assertThat(run()).isOne();
    assertThat(err.toString()).contains("holds no CATEGORY/FILE.csv");
  }

  @Test
  void a_folder_that_is_not_there_is_named() throws IOException {
    Files.delete(data.resolve("data/made"));
    Files.delete(data.resolve("data"));

    assertThat(run()).isOne();

    assertThat(err.toString()).contains("There is no folder").contains("--data");
  }

  private int run(String... more) {
    List<String> args = new ArrayList<>(List.of("--data", data.toString()));
    args.addAll(List.of("--scores", scores.toString()));
    args.addAll(List.of(more));
    return NabCommand.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  /** The places of the rows where a finding begins. */
  private static List<Integer> found(List<String> lines) {
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).endsWith(",1")) {
        places.add(i - 1);
      }
    }
    return places;
  }

  /** Noise every 5 minutes that jumps to the tenfold. */
  private static List<String> rows(int count) {
    SplittableRandom random = new SplittableRandom(7);
    Instant begin = Instant.parse("2026-03-02T00:00:00Z");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDateTime at = LocalDateTime.ofInstant(begin.plusSeconds(300L * i), ZoneOffset.UTC);
      double value = (i < JUMP ? 100 : 1000) + 5 * random.nextGaussian();
      rows.add(TIME.format(at) + "," + value);
    }
    return rows;
  }

  private void zipped(List<String> rows) throws IOException {
    Path file = data.resolve("data").resolve(NAME + ".gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text = "timestamp,value\n" + String.join("\n", rows) + "\n";
      bytes.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
