package dev.pulih.service.cli;

import dev.pulih.service.Wiring;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.Problem;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.heartbeat.Ping;
import dev.pulih.service.slack.InboundCheck;
import dev.pulih.service.store.Database;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A rehearsal of the start: everything is tried, and nothing is changed but the data directory. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Tries the configuration and all that it names; exit code 0 only if Pulih can run.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--offline", description = "Only the file; nothing is asked.")
  private boolean offline;

  @Option(
      names = "--ask-claude",
      description = "Ask Claude one word, which costs a fraction of a cent.")
  private boolean askClaude;

  private final CheckList list = new CheckList(System.out);

  @Override
  public Integer call() {
    Result<PulihConfiguration> result = config.read();
    file(result);
    if (!offline) {
      result.value().ifPresent(this::neighbours);
    }
    System.out.println();
    System.out.println(verdict());
    return list.problems() == 0 ? 0 : 1;
  }

  private void file(Result<PulihConfiguration> result) {
    list.section("Configuration");
    result.problems().forEach(this::said);
    result
        .value()
        .ifPresent(c -> list.fine(config.file() + ": " + c.services().size() + " services"));
  }

  private void said(Problem problem) {
    if (problem.isError()) {
      list.problem(problem.toString());
    } else {
      list.warning(problem.toString());
    }
  }

  private void neighbours(PulihConfiguration configuration) {
    new SignalCheckup(configuration, list).run();
    Availability seen = new ClusterCheckup(configuration, list).run();
    list.section("Stages");
    configuration.services().forEach(service -> seen.say(service, list));
    people(configuration.neighbours());
    heartbeat(configuration.home().oversight().heartbeat());
    store(configuration);
  }

  private void people(Neighbours neighbours) {
    list.section("People");
    configured("PagerDuty", neighbours.pagerDuty(), "nobody is paged by it");
    configured("Slack", neighbours.slack(), "nobody is told by it");
    neighbours.slack().map(InboundCheck::new).ifPresent(check -> check.found().forEach(this::said));
    neighbours.people().webhook().ifPresent(_ -> configured("Webhook"));
    neighbours.people().email().ifPresent(_ -> configured("E-mail"));
    if (!askClaude || neighbours.claude().isEmpty()) {
      configured("Claude", neighbours.claude(), "a template gives the opinions");
    }
  }

  private void heartbeat(Optional<HeartbeatSettings> settings) {
    list.section("Heartbeat");
    settings.ifPresentOrElse(
        this::ping,
        () -> list.warning("it is not configured: nobody outside notices when Pulih falls silent"));
  }

  private void ping(HeartbeatSettings settings) {
    new Ping(settings, dev.pulih.service.Version.text())
        .send("check")
        .ifPresentOrElse(
            why -> list.warning("its monitor does not take pings: " + why),
            () -> list.fine("its monitor takes pings; this was one"));
  }

  private void said(InboundCheck.Found found) {
    if (found.fine()) {
      list.fine(found.sentence());
    } else {
      list.warning(found.sentence());
    }
  }

  private void configured(String name, Optional<?> settings, String missing) {
    if (settings.isPresent()) {
      configured(name);
    } else {
      list.warning(name + " is not configured: " + missing);
    }
  }

  private void configured(String name) {
    list.fine(name + " is configured; it is not asked here");
  }

  private void store(PulihConfiguration configuration) {
    list.section("Store");
    try (Database store = Wiring.store(configuration.home())) {
      list.fine("it can be opened and has the right schema");
      new ClaudeCheckup(configuration.neighbours(), list).run(store, askClaude);
    } catch (RuntimeException e) {
      list.problem(String.valueOf(e.getMessage()));
      if (askClaude) {
        list.warning("Claude is not asked, since what it costs could not be recorded");
      }
    }
  }

  private String verdict() {
    return list.problems() == 0
        ? "Pulih can run: ./pulih run --config " + config.file()
        : "Pulih cannot run: %d %s above."
            .formatted(list.problems(), list.problems() == 1 ? "problem" : "problems");
  }
}
