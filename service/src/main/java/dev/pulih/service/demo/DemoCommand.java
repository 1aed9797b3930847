package dev.pulih.service.demo;

import dev.pulih.service.Running;
import dev.pulih.service.TrialClaude;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.secret.Secret;
import dev.pulih.simulator.play.Ending;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
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

  @Option(
      names = "--claude",
      description =
          "Ask Claude, too, with the key in ANTHROPIC_API_KEY; it costs cents, and changes no action.")
  private boolean claude;

  @Option(names = "--claude-key", hidden = true, defaultValue = "${env:ANTHROPIC_API_KEY}")
  private String key = "";

  @Option(
      names = "--claude-url",
      hidden = true,
      defaultValue = "${env:ANTHROPIC_BASE_URL:-https://api.anthropic.com}")
  private URI api = Backend.ANTHROPIC;

  @ArgGroup(exclusive = false, heading = "On pages:%n")
  private ServeOptions pages = new ServeOptions();

  @Option(names = "--list", description = "Name the scenarios, and play none.")
  private boolean list;

  /** Plays; exit code 0 only if each scenario ended as its truth says. */
  @Override
  public Integer call() {
    if (claude && (key == null || key.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), "--claude needs a key: set ANTHROPIC_API_KEY.");
    }
    if (pages.asked() && claude) {
      throw new ParameterException(
          spec.commandLine(), "--claude and --serve do not go together: leave one out.");
    }
    return list ? names() : pages.asked() ? serve() : play(chosen());
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

  private Presentation presentation() {
    return json ? new JsonPresentation(System.out) : new TextPresentation(System.out);
  }

  /** Ends by a signal, or when the play cannot go on. */
  private int serve() {
    Presentation stage = presentation();
    Scenario chosen = scenario.isEmpty() ? Scenarios.oom() : named();
    Performance performance = new Performance(chosen, seed);
    stage.opens(performance);
    try (Running running = performance.serve(stage, pages.mode(), pages.stage())) {
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "pulih-demo-end"));
      System.err.print(invitation(running, pages.stage().lasting(Performance.LEAD)));
      System.err.println("pulih: " + running.awaitEnd());
      return 1;
    }
  }

  private static String invitation(Running running, Duration lead) {
    return """

      pages  %s
      token  %s

    The fault begins in %d s. Ctrl-C ends the play.
    """
        .formatted(running.url(), running.token().reveal(), lead.toSeconds());
  }

  private int play(List<Scenario> scenarios) {
    Presentation stage = presentation();
    PrintStream progress = System.err;
    long wrong = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      progress.printf("[%d/%d] %s%n", i + 1, scenarios.size(), scenarios.get(i).name());
      wrong += performs(scenarios.get(i), stage) ? 0 : 1;
    }
    stage.curtain(scenarios.size() - wrong, scenarios.size());
    return wrong == 0 ? 0 : 1;
  }

  private Ending asking(Performance performance, Presentation stage) {
    try (TrialClaude trial = new TrialClaude(new Secret(key), api)) {
      Ending ending = performance.play(stage, trial.advisers());
      System.err.println("Claude's budget: " + trial.cost() + ".");
      return ending;
    }
  }

  private boolean performs(Scenario chosen, Presentation stage) {
    Performance performance = new Performance(chosen, seed);
    stage.opens(performance);
    Ending ending = claude ? asking(performance, stage) : performance.play(stage);
    stage.closes(performance, ending);
    return performance.endedWell(ending);
  }
}
