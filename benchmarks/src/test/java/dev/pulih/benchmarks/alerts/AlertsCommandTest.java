package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsCommandTest {

  private static final String HEAD = "stream,time,suspect1,suspect2,suspect3,suspect4,suspect5";
  private static final String TROUBLE = "town," + Town.at(Town.TROUBLE) + ",cart";
  private static final String GHOST = "town," + Town.at(Town.GHOST) + ",front";

  @TempDir private Path folder;
  private Path data;
  private Path alerts;

  @BeforeEach
  void write_a_town() throws IOException {
    data = Town.write(Files.createDirectories(folder.resolve("k8s")));
    alerts = folder.resolve("alerts.csv");
  }

  @Test
  void the_shipped_rule_writes_a_line_for_each_incident_and_names_the_suspects() {
    Command command = run();
    assertThat(command.code()).isZero();
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE, GHOST));
  }

  @Test
  void it_says_how_far_it_is_and_what_it_found() {
    assertThat(run().out())
        .isEqualToNormalizingNewlines(
            "town: 60 rows in 1.0 h, 7 of 9 columns; alerts: 2\n"
                + alerts
                + ": days: 1 of 1.0 h in all; alerts: 2, 2.03 an hour.\n");
  }

  @Test
  void the_core_profile_does_not_look_at_what_one_service_sees_of_all_others() {
    assertThat(run("--profile", "core").code()).isZero();
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE));
  }

  /** Processors and what the front sees of others it does not read; so there is no ghost. */
  @Test
  void the_live_profile_alerts_where_the_signals_that_run_reads_tell_together() {
    Command slow = run("--profile", "live", "--explain");
    assertThat(slow.code()).isZero();
    assertThat(slow.out())
        .contains("3 of 9 columns; alerts: 1", "2026-11-26T10:40:00Z [kit/cart]")
        .contains("  p99_latency[RECENT] of kit/cart: 2.000, usually 0.1000")
        .doesNotContain("request_rate");
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE));
    Town.day(data.resolve("town.csv.gz"), askedLess());
    assertThat(run("--profile", "live", "--explain").out())
        .contains("  p99_latency[RECENT] of kit/cart: 2.000, usually 0.1000")
        .contains("  request_rate[RECENT] of kit/cart: 2.000, usually 20.");
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE));
  }

  /** In its trouble the cart has 2 requests a second instead of 20. */
  private static List<String> askedLess() {
    int requests = Town.COLUMNS.indexOf("cart|PodWorkload(Ops)");
    List<String> lines = Town.lines(60);
    for (int minute = Town.TROUBLE; minute < Town.TROUBLE + 3; minute++) {
      String[] cells = lines.get(minute + 1).split(",");
      cells[requests] = "2";
      lines.set(minute + 1, String.join(",", cells));
    }
    return lines;
  }

  /** The second row of trouble still leaves 3 sigma; the third no longer does. */
  @Test
  void the_plain_rule_alerts_wherever_a_signal_leaves_its_last_twenty_rows() {
    assertThat(run("--rule", "plain").code()).isZero();
    assertThat(alerts)
        .hasContent(lines(HEAD, TROUBLE, "town," + Town.at(Town.TROUBLE + 1) + ",cart"));
  }

  /** The median of 5 and 6 % is √(15·16) − 10 = 5.492, above a floor of 10. */
  @Test
  void each_alert_can_be_explained() {
    assertThat(run("--explain").out())
        .contains("2026-11-26T10:40:00Z [kit/cart]")
        .contains("  cart|CpuUsageRate(%) of kit/cart: 90.00, usually 5.492 (")
        .contains("2026-11-26T10:52:00Z [kit/front]")
        .doesNotContain("front|CpuUsageRate(%) of");
    assertThat(run("--explain", "--rule", "plain").out())
        .contains("  cart|PodServerLatencyP99(s): 2.000, beyond 0.1000");
  }

  @Test
  void of_many_suspects_five_are_written_and_of_many_reasons_three_are_printed() {
    Town.day(data.resolve("town.csv.gz"), everywhereAtOnce());
    String explained = run("--rule", "plain", "--explain").out();
    assertThat(alerts).hasContent(lines(HEAD, "town,20,a,b,c,d,e"));
    assertThat(explained.lines().filter(line -> line.startsWith("  "))).hasSize(3);
  }

  /** Six services, twenty rows of 9 and 11, and one of 99. */
  private static List<String> everywhereAtOnce() {
    Stream<String> head = Stream.of("a", "b", "c", "d", "e", "f").map(s -> s + "|PodWorkload(Ops)");
    return Stream.concat(
            Stream.of("time," + head.collect(Collectors.joining(","))),
            IntStream.rangeClosed(0, 20)
                .mapToObj(i -> i + ("," + (i == 20 ? 99 : 9 + i % 2 * 2)).repeat(6)))
        .toList();
  }

  @Test
  void the_folder_above_will_do_and_files_need_not_be_zipped() throws IOException {
    Files.delete(data.resolve("town.csv.gz"));
    Town.day(data.resolve("town.csv"), Town.lines(60));
    assertThat(Command.run("--data", folder.toString(), "--alerts", alerts.toString()).code())
        .isZero();
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE, GHOST));
  }

  @Test
  void days_are_played_by_name_and_each_to_a_rule_that_has_seen_nothing() throws IOException {
    Town.day(data.resolve("another.csv"), Town.lines(60));
    assertThat(run("--profile", "core").out()).contains("another: 60 rows", "town: 60 rows");
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE.replace("town", "another"), TROUBLE));
  }

  @Test
  void what_comes_later_changes_nothing_before() {
    Town.day(data.resolve("town.csv.gz"), Town.lines(Town.TROUBLE + 1));
    run();
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE));
  }

  @Test
  void a_day_without_an_incident_has_a_head_alone() {
    Town.day(data.resolve("town.csv.gz"), Town.lines(Town.TROUBLE));
    run();
    assertThat(alerts).hasContent(HEAD);
  }

  @Test
  void what_was_there_before_is_replaced_and_nothing_is_left_beside_it() throws IOException {
    Files.writeString(alerts, "older");
    run();
    assertThat(alerts).hasContent(lines(HEAD, TROUBLE, GHOST));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("k8s", "alerts.csv");
  }

  @Test
  void among_the_days_it_is_refused_also_if_the_folder_above_is_given() {
    alerts = data.resolve("alerts.csv");
    Command command = Command.run("--data", folder.toString(), "--alerts", alerts.toString());
    assertThat(command.code()).isEqualTo(1);
    assertThat(command.err()).startsWith(alerts + " lies among the days, in " + data + "; give");
    assertThat(alerts).doesNotExist();
  }

  @Test
  void a_day_of_one_row_has_no_alerts_an_hour() {
    Town.day(data.resolve("town.csv.gz"), Town.lines(1));
    assertThat(run().out())
        .isEqualToNormalizingNewlines(
            "town: 1 rows in 0.0 h, 7 of 9 columns; alerts: 0\n"
                + alerts
                + ": days: 1 of 0.0 h in all; alerts: 0.\n");
  }

  @Test
  void where_a_day_is_broken_what_was_there_before_stays() throws IOException {
    Files.writeString(alerts, "older");
    Town.text(data.resolve("zoo.csv"), "time,front|CpuUsageRate(%)\n1,many\n");
    assertThat(run().code()).isEqualTo(1);
    assertThat(alerts).hasContent("older");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("k8s", "alerts.csv");
  }

  /** A share in percent, among 1,200 requests a minute. */
  @Test
  void the_live_profile_reads_failures_as_shares_and_what_users_see_as_the_entrys() {
    Town.day(data.resolve("town.csv.gz"), failing());
    assertThat(run("--profile", "live", "--explain").out())
        .contains("  error_rate[RECENT] of kit/front: 0.5000, usually ");
    assertThat(alerts).hasContent(lines(HEAD, "town," + Town.at(30) + ",front"));
  }

  private static List<String> failing() {
    return Stream.concat(
            Stream.of("time,front|PodWorkload(Ops),SLI|SuccessRate(%)"),
            IntStream.range(0, 33).mapToObj(i -> Town.at(i) + ",20," + (i < 30 ? 100 : 50)))
        .toList();
  }

  @Test
  void of_the_entry_the_live_profile_reads_its_own_latency_where_it_has_one() {
    Town.day(data.resolve("town.csv.gz"), slow(2, 0.1));
    assertThat(run("--profile", "live").out()).contains("3 of 3 columns; alerts: 1");
    Town.day(data.resolve("town.csv.gz"), slow(0.1, 2));
    assertThat(run("--profile", "live").out()).contains("3 of 3 columns; alerts: 0");
  }

  /** From minute 30 on the front is as slow as it says, and as its users say. */
  private static List<String> slow(double own, double users) {
    return Stream.concat(
            Stream.of("time,front|PodWorkload(Ops),front|PodServerLatencyP99(s),SLI|LatencyP99(s)"),
            IntStream.range(0, 33)
                .mapToObj(i -> Town.at(i) + ",20," + (i < 30 ? "0.1,0.1" : own + "," + users)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "windowed"})
  void a_profile_of_another_rule_is_refused(String rule) {
    Command command = run("--rule", rule, "--profile", "core");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).startsWith("--profile is of the shipped rule; leave it out");
  }

  @Test
  void an_unknown_rule_is_refused_with_the_usage() {
    Command command = run("--rule", "better");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).contains("'better'", "Usage: ./pulih benchmark alerts");
  }

  @Test
  void without_a_folder_the_usage_is_shown() {
    assertThat(Command.run().code()).isEqualTo(2);
    assertThat(Command.run().err()).contains("--data", "--alerts", "Usage:");
  }

  @Test
  void the_usage_can_be_asked_for() {
    Command command = Command.run("--help");
    assertThat(command.code()).isZero();
    assertThat(command.out()).contains("Usage: ./pulih benchmark alerts", "--explain");
  }

  private Command run(String... more) {
    List<String> args = List.of("--data", data.toString(), "--alerts", alerts.toString());
    return Command.run(Stream.concat(args.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
