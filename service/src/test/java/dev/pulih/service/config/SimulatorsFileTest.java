package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Mode;
import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.Problem;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.ReadyFiles;
import dev.pulih.simulator.server.SimulationServer;
import dev.pulih.simulator.world.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator writes a configuration that is read. */
class SimulatorsFileTest {

  @TempDir private Path folder;

  /** At pace 15 a tick every second looks at scrapes of a second. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15})
  void it_is_read_without_an_error(int pace) throws IOException {
    Result<PulihConfiguration> result = read(new Pace(pace));

    assertThat(result.problems()).noneMatch(Problem::isError);
    PulihConfiguration read = result.value().orElseThrow();
    assertThat(read.recovery().mode()).isEqualTo(Mode.AUTO);
    assertThat(read.services()).hasSize(6);
    assertThat(read.measuring().pace().interval())
        .isEqualTo(Duration.ofSeconds(15).dividedBy(pace));
    assertThat(read.measuring().preset().signals()).containsKeys("call_rate", "call_error_rate");
    assertThat(read.neighbours().cluster().orElseThrow().access())
        .isInstanceOf(ClusterAccess.Direct.class);
  }

  private Result<PulihConfiguration> read(Pace pace) throws IOException {
    Live live = Live.usual(1).at(pace);
    try (SimulationServer server = SimulationServer.start(Scenarios.oom(), live)) {
      ReadyFiles files = server.write(folder, URI.create("http://localhost:9090"));
      return ConfigurationFile.read(files.pulih(), Map.of());
    }
  }
}
