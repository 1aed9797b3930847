package dev.pulih.service.cli;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Rule;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.notify.Runbooks;
import dev.pulih.service.runbook.RunbookTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What to do by hand; it needs neither a running Pulih nor a configuration. */
@Command(
    name = "runbook",
    mixinStandardHelpOptions = true,
    description = "Prints a runbook, or lists them with what links to each.")
final class RunbookCommand implements Callable<Integer> {

  private static final List<Rule> RULES = DetectionSettings.defaults().rules();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Such as RB-01; without it they are listed.")
  private @Nullable String id;

  @Override
  public Integer call() {
    System.out.print(id == null ? list() : RunbookTexts.of(named(id)));
    return 0;
  }

  private Shipped named(String wanted) {
    return Shipped.named(wanted)
        .orElseThrow(() -> wrong("There is no runbook '" + wanted + "'; there are " + ids() + "."));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static String ids() {
    return Arrays.stream(Shipped.values()).map(Shipped::id).collect(Collectors.joining(", "));
  }

  private static String list() {
    Table table = new Table("Runbook", "Title", "Linked from");
    Arrays.stream(Shipped.values()).forEach(r -> table.row(r.id(), r.title(), links(r)));
    return """
        %s

        ./pulih runbook ID prints one. These rules tell no cause, and link to none: %s.
        A runbook can be linked to thresholds and services of yours: runbook: RB-05, or an address.
        """
        .formatted(table, rules(Optional.empty()).collect(Collectors.joining(", ")));
  }

  private static String links(Shipped runbook) {
    List<String> links =
        Stream.concat(
                rules(Optional.of(runbook)),
                Runbooks.causesOf(runbook).stream().map(cause -> "evidence " + cause))
            .toList();
    return links.isEmpty() ? "your configuration" : String.join(", ", links);
  }

  private static Stream<String> rules(Optional<Shipped> runbook) {
    return RULES.stream().filter(rule -> Runbooks.of(rule).equals(runbook)).map(Rule::name);
  }
}
