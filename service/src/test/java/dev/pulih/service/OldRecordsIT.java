package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.simulator.cluster.api.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Pulih whose cluster does not tell what was changed in it. */
class OldRecordsIT {

  @TempDir private Path folder;

  private final SimulatedLab lab = new SimulatedLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void until_it_tells_nothing_acts_whoever_resumes() throws IOException {
    lab.server().faults().always(action -> action.verb().equals("list"), new Fault.Refuse(503));
    try (Running running = Application.start(configuration())) {
      Caller caller = new Caller(running);
      assertThat(resumed(caller))
          .contains("\"acting\":false", "until it has compared its records with the cluster");
      lab.server().faults().clear();
      await().atMost(Incidents.PATIENCE).until(() -> resumed(caller).contains("\"acting\":true"));
    }
  }

  private static String resumed(Caller caller) {
    return caller.post("/api/resume", "").body();
  }

  private PulihConfiguration configuration() throws IOException {
    Path file = Instances.file(folder, "dry-run");
    Path token = Files.writeString(folder.resolve("own.token"), lab.token());
    String kubernetes =
        "kubernetes: {server: \"%s\", token: \"file:%s\"}%n".formatted(lab.server().url(), token);
    Files.writeString(file, kubernetes, StandardOpenOption.APPEND);
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }
}
