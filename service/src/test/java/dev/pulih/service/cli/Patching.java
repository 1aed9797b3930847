package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes over what was proposed, with the {@code patch} of the machine. */
final class Patching {

  private Patching() {}

  /** A copy of a file with a diff applied. */
  static Path patched(Path file, String diff) throws IOException, InterruptedException {
    Path copy = Files.copy(file, file.resolveSibling("patched.yaml"));
    Path proposal = Files.writeString(file.resolveSibling("proposal.diff"), diff);
    Process patch =
        new ProcessBuilder(SystemTool.require("patch").toString(), copy.toString())
            .redirectInput(proposal.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(patch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(patch.waitFor()).as(said).isZero();
    return copy;
  }

  /** What the real reader makes of a file that it has nothing to say against. */
  static PulihConfiguration read(Path file) {
    var read = ConfigurationFile.read(file, Map.of());
    assertThat(read.problems()).isEmpty();
    return read.value().orElseThrow();
  }
}
