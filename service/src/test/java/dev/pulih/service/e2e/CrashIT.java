package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.simulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at each step of a recovery, Pulih goes on where it was and changes nothing twice. */
class CrashIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void killed_at_each_step_of_a_restart_it_goes_on_and_restarts_once()
      throws IOException, InterruptedException {
    try (Rig rig = Rig.patient(Scenarios.oom(), folder)) {
      for (String step : List.of("OPENED", "RESTART_DECIDED", "RESTART_ACCEPTED", "ROLLED_OUT")) {
        runUntil(rig, step);
      }
      recover(rig);
      assertThat(rig.world().kubernetes().audit().changes("deployments")).hasSize(1);
    }
  }

  private void runUntil(Rig rig, String step) throws IOException, InterruptedException {
    Path output = folder.resolve(step + ".log");
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      pulih.awaitLine(step, PATIENCE);
      pulih.kill();
    }
  }

  private void recover(Rig rig) throws IOException {
    Path output = folder.resolve("last.log");
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      pulih.awaitLine("RECOVERED", PATIENCE);
      await().atMost(PATIENCE).until(() -> told(rig));
    }
  }

  private static boolean told(Rig rig) {
    return rig.slack().messages().stream().anyMatch(m -> m.says("errors: recovered"));
  }
}
