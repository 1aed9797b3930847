package dev.pulih.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPulihTest {

  @TempDir private Path folder;

  @Test
  void a_start_that_ends_at_once_has_no_first_tick() throws Exception {
    try (RunningPulih pulih = new RunningPulih(launcher("exit 2"), folder, Map.of())) {
      assertThat(pulih.awaitTicks(1)).isEqualTo(-1);
    }
  }

  @Test
  void it_is_started_with_its_configuration_and_the_settings() throws Exception {
    Path launcher = launcher("echo \"$* $PULIH_AOT\"");
    try (RunningPulih pulih = new RunningPulih(launcher, folder, Map.of("PULIH_AOT", "off"))) {
      pulih.awaitTicks(1);
    }
    assertThat(folder.resolve("run.log")).hasContent("run --config pulih.yaml off");
  }

  private Path launcher(String command) throws IOException {
    Path file = folder.resolve("launcher");
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
