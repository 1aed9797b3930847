package dev.pulih.service.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Plans a window of maintenance. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "No actions on services until an end; alarms go on, unless it is silent.")
final class MaintenanceStartCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      required = true,
      split = ",",
      description = "Such as txn-service or bos/txn-service; several, or all.")
  private List<String> services = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "When it begins, such as 2026-11-23T04:00:00Z; now if it is missing.")
  private @Nullable Instant from;

  @ArgGroup(multiplicity = "1")
  private PauseCommand.End end = new PauseCommand.End();

  @Option(
      names = "--silent",
      description =
          "Pages and messages wait for the end as well; what is over by then is not sent.")
  private boolean silent;

  @Override
  public Integer call() {
    JsonNode window = instance.client().post("/api/maintenance", body());
    System.out.printf(
        "Window %s: no actions on %s from %s until %s; %s.%n",
        window.path("id").asString(),
        MaintenanceListCommand.services(window),
        Times.seconds(window.path("from").asString()),
        Times.seconds(window.path("until").asString()),
        silent ? "pages and messages wait for its end" : "alarms go on");
    return 0;
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>(end.with(reason));
    body.put("services", services);
    body.put("silent", silent);
    if (from != null) {
      body.put("from", from.toString());
    }
    return body;
  }
}
