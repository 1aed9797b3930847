package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.service.runbook.RunbookPage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a runbook says to write into the configuration is understood, and links back to it. */
class RunbookConfigurationTest {

  static Stream<RunbookPage> pages() {
    return RunbookPage.all().filter(page -> !page.fences("yaml").isEmpty());
  }

  @Test
  void each_runbook_without_a_signal_that_ships_says_how_to_link_it() {
    assertThat(pages().map(RunbookPage::runbook))
        .containsExactly(
            Shipped.RB_05,
            Shipped.RB_06,
            Shipped.RB_07,
            Shipped.RB_08,
            Shipped.RB_09,
            Shipped.RB_10);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_is_understood_and_links_back(RunbookPage page) {
    assertThat(page.fences("yaml"))
        .allSatisfy(
            yaml ->
                assertThat(links(Configurations.LEAST + yaml))
                    .isNotEmpty()
                    .containsOnly(page.runbook()));
  }

  private static Stream<Runbook> links(String yaml) {
    PulihConfiguration read = Configurations.of(yaml);
    return read.neighbours().outgoing().runbooks().ofRules().values().stream();
  }
}
