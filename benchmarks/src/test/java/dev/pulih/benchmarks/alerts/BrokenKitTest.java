package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each broken kit is said in one sentence, with the exit code 1, and leaves no file. */
class BrokenKitTest {

  @TempDir private Path folder;
  @TempDir private Path results;
  private Path day;
  private Path alerts;

  @BeforeEach
  void write_a_town() {
    Town.write(folder);
    day = folder.resolve("town.csv.gz");
    alerts = results.resolve("out.csv");
  }

  @Test
  void a_folder_that_is_not_there() {
    Path nowhere = folder.resolve("nowhere");
    assertThat(failure(nowhere, alerts))
        .isEqualTo(
            "There is no folder " + nowhere + "; give --data one of the kit, such as dev/k8s.");
  }

  @Test
  void a_folder_without_days() throws IOException {
    Files.delete(day);
    assertThat(failure())
        .isEqualTo(
            folder + " holds no STREAM.csv.gz; give --data the folder that does, such as dev/k8s.");
  }

  @Test
  void a_file_that_is_not_zipped_although_its_name_says_so() {
    Town.text(day, "time,front|CpuUsageRate(%)\n");
    assertThat(failure())
        .isEqualTo(day + " cannot be read: Not in GZIP format. Is it whole? Fetch it again.");
  }

  @Test
  void a_file_that_ends_too_early() throws IOException {
    byte[] whole = Files.readAllBytes(day);
    Files.write(day, Arrays.copyOf(whole, whole.length / 2));
    assertThat(failure())
        .startsWith(day + " cannot be read: Unexpected end")
        .endsWith(" Is it whole? Fetch it again.");
  }

  @Test
  void an_empty_file() {
    Town.text(folder.resolve("zoo.csv"), "");
    assertThat(failure()).isEqualTo(folder.resolve("zoo.csv") + " is empty; fetch it again.");
  }

  @Test
  void a_file_without_times() {
    Town.day(day, List.of("when,front|CpuUsageRate(%)"));
    assertThat(failure()).isEqualTo(day + ", line 1: the first column must be time; got when.");
  }

  @Test
  void a_file_that_pulih_knows_nothing_of() {
    Town.day(day, List.of("time,front|Colour,CpuUsageRate(%),edge:front|client_p50_s", "1,2,3,4"));
    assertThat(failure())
        .isEqualTo(day + " has no column that is looked at; docs/benchmarks.md lists those.");
  }

  @Test
  void a_row_of_another_length() {
    Town.day(day, List.of("time,front|CpuUsageRate(%)", "1,2", "2"));
    assertThat(failure())
        .isEqualTo(
            day
                + ", line 3: 1 cells where the head has 2 columns. Is the file whole? Fetch it"
                + " again.");
  }

  @Test
  void what_is_no_number() {
    Town.day(day, List.of("time,front|CpuUsageRate(%)", "1,many"));
    assertThat(failure())
        .isEqualTo(
            day
                + ", line 2: \"many\" in the column front|CpuUsageRate(%) is no number; leave it"
                + " empty where nothing was measured.");
  }

  @ParameterizedTest
  @CsvSource({"60", "59", "nan", "inf"})
  void a_time_that_does_not_follow(String time) {
    Town.day(day, List.of("time,front|CpuUsageRate(%)", "60,2", time + ",3"));
    assertThat(failure())
        .isEqualTo(
            day
                + ", line 3: the time "
                + time
                + " does not follow the one before; rows are in order of epoch seconds.");
  }

  @ParameterizedTest
  @CsvSource({"front", "'front,'", "',cart'"})
  void a_call_without_a_caller_or_a_callee(String line) {
    Path graph = folder.resolve("town_graph.csv");
    Town.text(graph, "caller,callee\nfront,cart\n" + line + "\n");
    assertThat(failure())
        .isEqualTo(graph + ", line 3: a line names a caller and a callee; got \"" + line + "\".");
  }

  @Test
  void alerts_that_would_be_a_folder() {
    assertThat(failure(folder, folder))
        .isEqualTo(folder + " is a folder; give --alerts the name of a file in it.");
  }

  /** Nothing is read before: the day is broken too. */
  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "town.csv.gz", "./out.txt", "elsewhere/../out.csv"})
  void alerts_among_the_days(String place) {
    Town.text(day, "no day");
    Path out = folder.resolve(place);
    assertThat(failure(folder, out))
        .isEqualTo(
            out + " lies among the days, in " + folder + "; give --alerts a file elsewhere.");
    assertThat(day).hasContent("no day");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("town.csv.gz", "town_graph.csv", "faults.csv");
  }

  @Test
  void alerts_in_a_folder_that_is_not_there() {
    Path out = folder.resolve("nowhere/out.csv");
    assertThat(failure(folder, out))
        .isEqualTo("There is no folder %s for %s; make it first.".formatted(out.getParent(), out));
  }

  @Test
  void alerts_where_the_file_beside_them_cannot_be_written() throws IOException {
    Files.createDirectory(results.resolve("out.csv.part"));
    assertThat(failure())
        .startsWith(alerts + " cannot be written: ")
        .endsWith(". Is there room, and may you write there?");
  }

  private String failure() {
    return failure(folder, alerts);
  }

  private String failure(Path data, Path out) {
    Command command = Command.run("--data", data.toString(), "--alerts", out.toString());
    assertThat(command.code()).isEqualTo(1);
    assertThat(alerts).doesNotExist();
    assertThat(command.err()).endsWith(System.lineSeparator());
    return command.err().stripTrailing();
  }
}
