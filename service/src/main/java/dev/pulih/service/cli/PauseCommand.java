package dev.pulih.service.cli;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A pause of all actions. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Holds all actions for a while; alarms go on.")
final class PauseCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @ArgGroup(multiplicity = "1")
  private End end = new End();

  /** When it ends. */
  static final class End {

    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = TimeLength.class,
        description = "How long, such as 30m or 1h30m.")
    private String length = "";

    @Option(
        names = "--until",
        paramLabel = "INSTANT",
        description = "Until when, such as 2026-11-23T04:00:00Z.")
    private @Nullable Instant until;

    Map<String, String> with(String reason) {
      return until == null
          ? Map.of("reason", reason, "for", length)
          : Map.of("reason", reason, "until", until.toString());
    }
  }

  @Override
  public Integer call() {
    String until =
        instance
            .client()
            .post("/api/pause", end.with(reason))
            .path("pause")
            .path("until")
            .asString();
    System.out.println("All actions are held until " + Times.seconds(until) + "; alarms go on.");
    return 0;
  }
}
