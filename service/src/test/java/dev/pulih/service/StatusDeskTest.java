package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.slack.English;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Pulih says that it is. */
class StatusDeskTest {

  @TempDir private Path folder;

  @Test
  void whom_it_talks_to_and_what_is_missing_without_them_is_said_in_korean_too() {
    Map<String, String> said = StatusDesk.neighbours(Instances.configuration(folder, "auto"));
    assertThat(said).containsKeys("Prometheus", "PagerDuty", "Slack", "Heartbeat", "Claude");
    assertThat(said.values()).anyMatch(it -> it.startsWith("not configured: "));
    assertThat(said.values()).allSatisfy(it -> assertThat(English.leftInKorean(it)).isEmpty());
  }
}
