package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.KitCommand;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.signal.CallGraph;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./pulih benchmark alerts}: the alerts that the rules raise on recorded days. */
@Command(
    name = "./pulih benchmark alerts",
    mixinStandardHelpOptions = true,
    description =
        "Writes the alerts that evidence of several signals raises on recorded days, for the kit's"
            + " scorer: the method, or with --profile live what ./pulih run finds (joint_evidence).")
public final class AlertsCommand implements Callable<Integer> {

  /** What raises the alerts. */
  enum Rule {
    SHIPPED,
    WINDOWED,
    PLAIN
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The recorded days.")
  private Path data = Path.of("");

  @Option(
      names = "--alerts",
      required = true,
      paramLabel = "OUT.csv",
      description = "Where the alerts go.")
  private Path alerts = Path.of("");

  @Option(
      names = "--rule",
      description =
          "shipped (the default), windowed: what ./pulih run finds with that rule of deviations, or"
              + " plain: 3 sigma over the previous 20 rows.")
  private Rule rule = Rule.SHIPPED;

  @Option(
      names = "--profile",
      description =
          "Of the shipped rule: calls (the default), core, the quiet one, or live, as ./pulih run.")
  private @Nullable Profile profile;

  @Option(names = "--explain", description = "Print each alert with its strongest reasons.")
  private boolean explain;

  private AlertsCommand() {}

  /** Runs the command and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return KitCommand.run(new AlertsCommand(), out, err, args);
  }

  @Override
  public Integer call() {
    if (rule != Rule.SHIPPED && profile != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--profile is of the shipped rule; leave it out with --rule windowed or plain.");
    }
    KitFolder folder = new KitFolder(data);
    folder.keepApart(alerts);
    List<Recording> days = folder.recordings();
    AlertsFile file = new AlertsFile(alerts);
    PrintWriter out = spec.commandLine().getOut();
    Playback playback = new Playback(this::rule, file, out, explain);
    days.forEach(playback::play);
    file.write();
    out.printf(Locale.ROOT, "%s: %s%n", alerts, playback.summary());
    return 0;
  }

  private AlertRule rule(List<KitSeries> series, CallGraph calls) {
    return switch (rule) {
      case SHIPPED -> shipped(series, calls, profile == null ? Profile.CALLS : profile);
      case WINDOWED -> new LiveRule(series, DeviationSettings.windowed());
      case PLAIN -> new PlainRule(series);
    };
  }

  private static AlertRule shipped(List<KitSeries> series, CallGraph calls, Profile profile) {
    return switch (profile) {
      case CORE, CALLS -> new EvidenceRule(series, calls, profile);
      case LIVE -> new LiveRule(series, DeviationSettings.defaults());
    };
  }
}
