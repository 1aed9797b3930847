package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.runbook.RunbookPage;
import dev.pulih.service.runbook.RunbookTexts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runbooks at the command line. */
class RunbookCommandTest {

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void it_prints_one(Shipped runbook) {
    Output said = Output.of("runbook", runbook.id());
    assertThat(said.code()).isZero();
    assertThat(said.text()).isEqualTo(RunbookTexts.of(runbook));
  }

  @Test
  void small_letters_will_do() {
    assertThat(Output.of("runbook", "rb-01").text()).startsWith("# RB-01: OOM-killed pod\n");
  }

  @Test
  void without_an_id_it_lists_them_with_what_links_to_each() {
    Output said = Output.of("runbook");
    assertThat(said.code()).isZero();
    assertThat(said.text().lines().map(line -> line.replaceAll(" {2,}", " | ")))
        .containsSubsequence(
            "Runbook | Title | Linked from",
            "RB-01 | OOM-killed pod | evidence OOMKilled",
            "RB-02 | Consumer lag | kafka_lag_p2, kafka_lag_p1",
            "RB-03 | Connection pool exhausted | db_connections_p2, db_connections_p1",
            "RB-04 | Upstream API timing out | p99_anomaly, p99_p2, p99_p1",
            "RB-05 | Batch settlement failed | your configuration",
            "RB-10 | Identity provider down | your configuration");
    assertThat(said.text())
        .contains(
            "link to none: error_rate_anomaly, error_rate_p2, error_rate_p1, burn_rate_p2,"
                + " burn_rate_p1, no_ready_endpoint, client_errors.");
  }

  @Test
  void an_unknown_one_is_refused_with_the_ids() {
    Output said = Output.of("runbook", "RB-11");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text())
        .startsWith(
            "pulih: There is no runbook 'RB-11'; there are RB-01, RB-02, RB-03, RB-04, RB-05,"
                + " RB-06, RB-07, RB-08, RB-09, RB-10.");
  }

  static Stream<List<String>> commands() {
    return RunbookPage.all()
        .flatMap(RunbookPage::commands)
        .filter(words -> words.getFirst().equals("./pulih"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_in_a_runbook_is_understood(List<String> words) {
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    assertThatCode(() -> Main.commandLine().parseArgs(arguments)).doesNotThrowAnyException();
  }
}
