package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The windows of maintenance that are on or to come. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the windows that are on or to come.")
final class MaintenanceListCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JsonNode answer = instance.client().get("/api/maintenance");
    System.out.println(json ? answer.toPrettyString() : text(answer.path("windows")));
    return 0;
  }

  private static String text(JsonNode windows) {
    Table table = new Table("WINDOW", "SERVICES", "FROM", "UNTIL", "SILENT", "BY", "REASON");
    windows.forEach(
        w ->
            table.row(
                w.path("id").asString(),
                services(w),
                Times.seconds(w.path("from").asString()),
                Times.seconds(w.path("until").asString()),
                w.path("silent").asBoolean() ? "yes" : "no",
                w.path("by").asString(),
                w.path("why").asString()));
    return windows.isEmpty() ? "No window is on or to come." : table.toString();
  }

  static String services(JsonNode window) {
    String names =
        window
            .path("services")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "all" : names;
  }
}
