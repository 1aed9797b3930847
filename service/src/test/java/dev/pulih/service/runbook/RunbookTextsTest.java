package dev.pulih.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.runbook.RunbookPage.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each runbook has what a person needs at night, at the same place. */
class RunbookTextsTest {

  private static final Path FOLDER = Path.of("src", "main", "resources", "runbooks");
  private static final Pattern OTHER = Pattern.compile("RB-\\d+");

  static Stream<RunbookPage> pages() {
    return RunbookPage.all();
  }

  @Test
  void there_is_one_file_for_each_runbook_and_no_other() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Shipped.values()).map(runbook -> runbook.id() + ".md").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_begins_with_its_id_and_title(RunbookPage page) {
    assertThat(page.text().lines().findFirst())
        .contains("# " + page.runbook().id() + ": " + page.runbook().title());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_has_all_sections_in_order_and_none_is_empty(RunbookPage page) {
    assertThat(page.sections())
        .extracting(Part::title)
        .containsExactly(
            "When this applies",
            "Look first",
            "Do",
            "It is over when",
            "What Pulih does",
            "Whom to call");
    assertThat(page.sections()).allSatisfy(s -> assertThat(s.text().strip()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void looking_takes_queries_and_commands(RunbookPage page) {
    String look = page.section("Look first");
    assertThat(look).contains("```promql\n", "```sh\n");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_step_says_what_it_changes_and_how_to_undo_it(RunbookPage page) {
    assertThat(page.steps()).hasSizeGreaterThan(2);
    for (int i = 0; i < page.steps().size(); i++) {
      Part step = page.steps().get(i);
      assertThat(step.title()).startsWith((i + 1) + ". ");
      assertThat(step.text()).as(step.title()).containsOnlyOnce("\nChanges: ");
      assertThat(step.text()).as(step.title()).containsOnlyOnce("\nUndo: ");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void its_end_is_a_query_and_a_number(RunbookPage page) {
    String end = page.section("It is over when");
    assertThat(end).contains("```promql\n");
    assertThat(end.replaceAll("(?s)```promql.*?```", "")).containsPattern("\\b\\d[\\d,.]*\\b");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_says_whom_to_call_one_after_the_other(RunbookPage page) {
    assertThat(page.section("Whom to call").strip()).startsWith("1. ").contains("\n2. ");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_says_what_pulih_does_not_do(RunbookPage page) {
    assertThat(page.section("What Pulih does"))
        .containsPattern("(?i)\\bnot\\b|\\bnothing\\b|\\bno\\b|\\bnever\\b");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_other_runbook_that_it_names_is_there(RunbookPage page) {
    assertThat(OTHER.matcher(page.text()).results().map(found -> found.group()))
        .allSatisfy(id -> assertThat(Shipped.named(id)).isPresent());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void its_lines_can_be_read_in_a_terminal(RunbookPage page) {
    String sentences =
        page.text().replaceAll("(?ms)^```.*?^```$", "").replaceAll("(?m)^\\|.*$", "");
    assertThat(sentences.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(130));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_but_queries_commands_and_configuration_is_fenced(RunbookPage page) {
    assertThat(page.languages()).isSubsetOf("promql", "sh", "yaml");
    assertThat(page.text().lines().filter(line -> line.startsWith("```")).count() % 2).isZero();
  }
}
