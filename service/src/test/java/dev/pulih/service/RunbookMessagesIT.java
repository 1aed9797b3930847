package dev.pulih.service;

import static org.awaitility.Awaitility.await;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration says of runbooks arrives with people. */
class RunbookMessagesIT {

  @TempDir private Path folder;

  @Test
  void a_message_names_the_runbook_of_the_users_own_rule_and_that_of_the_service()
      throws IOException {
    Ailing world = new Ailing();
    try (Running _ = Instances.over(world, folder, configuration())) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () ->
                  world.told.stream()
                      .map(message -> message.details().get("Runbook"))
                      .anyMatch(
                          ("RB-06 Payment gateway errors: ./pulih runbook RB-06\n"
                                  + "https://wiki.example/txn")
                              ::equals));
    }
  }

  /** The service gets 1,000 requests a second. */
  private PulihConfiguration configuration() throws IOException {
    Path file = Instances.file(folder, "auto");
    String yaml =
        Files.readString(file)
            .replace(
                "    namespace: bos\n",
                "    namespace: bos\n    runbook: https://wiki.example/txn\n");
    String rule =
        """

        detection:
          extra:
            - {name: busy_p2, signal: request_rate, above: 1, severity: p2, runbook: RB-06}
        """;
    Files.writeString(file, yaml + rule);
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }
}
