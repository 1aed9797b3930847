package dev.pulih.service.demo;

import dev.pulih.simulator.play.Ending;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays scenarios in accelerated virtual time: no cluster, no key, no network. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Heals a simulated toll back office in accelerated time: no cluster, key or network.")
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Play only this scenario; all of them by default.")
  private String scenario = "";

  @Option(names = "--seed", description = "Seed of the world's randomness (default 1).")
  private long seed = 1;

  @Option(
      names = "--json",
      description = "One event a line as JSON on standard output, and nothing else there.")
  private boolean json;

  @Option(names = "--list", description = "Name the scenarios, and play none.")
  private boolean list;

  /** Plays; exit code 0 only if each scenario ended as its truth says. */
  @Override
  public Integer call() {
    return list ? names() : play(chosen());
  }

  private int names() {
    Scenarios.all().forEach(s -> System.out.printf("%-28s %s%n", s.name(), s.description()));
    return 0;
  }

  private List<Scenario> chosen() {
    return scenario.isEmpty() ? Scenarios.all() : List.of(named());
  }

  private Scenario named() {
    return Scenarios.named(scenario).orElseThrow(this::unknown);
  }

  private ParameterException unknown() {
    String names = Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "There is no scenario '" + scenario + "'; there are " + names + ".");
  }

  private int play(List<Scenario> scenarios) {
    Presentation stage = json ? new JsonPresentation(System.out) : new TextPresentation(System.out);
    PrintStream progress = System.err;
    long wrong = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      progress.printf("[%d/%d] %s%n", i + 1, scenarios.size(), scenarios.get(i).name());
      wrong += performs(scenarios.get(i), stage) ? 0 : 1;
    }
    stage.curtain(scenarios.size() - wrong, scenarios.size());
    return wrong == 0 ? 0 : 1;
  }

  private boolean performs(Scenario chosen, Presentation stage) {
    Performance performance = new Performance(chosen, seed);
    stage.opens(performance);
    Ending ending = performance.play(stage);
    stage.closes(performance, ending);
    return performance.endedWell(ending);
  }
}
