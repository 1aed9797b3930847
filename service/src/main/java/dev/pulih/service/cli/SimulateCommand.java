package dev.pulih.service.cli;

import dev.pulih.service.demo.Port;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.server.Live;
import dev.pulih.simulator.server.ReadyFiles;
import dev.pulih.simulator.server.SimulationServer;
import dev.pulih.simulator.world.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulated back office in real time, for a real Prometheus and a real Pulih. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Serves a simulated toll back office: metrics and a Kubernetes API.")
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      required = true,
      description = "What goes wrong; ./pulih demo --list names the scenarios.")
  private String scenario = "";

  @Option(names = "--seed", description = "Seed of the world's randomness (default 1).")
  private long seed = 1;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "N times as fast as usual, up to 60 (default 1); all durations follow.")
  private double scale = 1;

  @Option(
      names = "--port",
      converter = Port.class,
      description = "Port of the metrics (default: any that is free).")
  private int port;

  @Option(
      names = "--prometheus-port",
      converter = Port.class,
      paramLabel = "PORT",
      description = "Where Prometheus will listen (default 9090).")
  private int prometheusPort = 9090;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the ready configurations go (default ./pulih-simulation).")
  private Path out = Path.of("pulih-simulation");

  /** Serves until it is stopped. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    try (SimulationServer server = SimulationServer.start(named(), live())) {
      System.out.println(text(server, server.write(out, prometheus())));
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private Scenario named() {
    return Scenarios.named(scenario)
        .orElseThrow(
            () -> wrong("There is no scenario '" + scenario + "'; there are " + names() + "."));
  }

  private static String names() {
    return Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
  }

  private Live live() {
    if (!(scale > 0 && scale <= 60)) {
      throw wrong("--scale is over 0 and at most 60, such as 20; got " + scale + ".");
    }
    return new Live(seed, new Pace(scale), Duration.ofMinutes(5), port, 0);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private URI prometheus() {
    return URI.create("http://127.0.0.1:" + prometheusPort);
  }

  private String text(SimulationServer server, ReadyFiles files) {
    return """
    Simulating %s, seed %d, %s times as fast as usual. The fault begins at %s.

      metrics         %s
      discovery       %s
      Kubernetes API  %s
      administrator   kubectl --server %s --token %s -n bos get deployments

    In a second terminal, a real Prometheus:
      prometheus --config.file=%s --storage.tsdb.path=%s --web.listen-address=127.0.0.1:%d

    In a third one, Pulih:
      ./pulih run --config %s

    Ctrl-C ends the simulation."""
        .formatted(
            scenario,
            seed,
            Double.toString(scale).replaceFirst("\\.0$", ""),
            server.onset().truncatedTo(ChronoUnit.SECONDS),
            server.metrics(),
            server.discovery(),
            server.kubernetes().url(),
            server.kubernetes().url(),
            server.adminToken(),
            files.prometheus(),
            files.prometheus().resolveSibling("prometheus-data"),
            prometheusPort,
            files.pulih());
  }
}
