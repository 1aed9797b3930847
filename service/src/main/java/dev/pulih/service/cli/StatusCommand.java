package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How a running Pulih is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says how the running Pulih is, and whether it may act.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Client pulih = instance.client();
    JsonNode answer = pulih.get("/api/status");
    System.out.println(json ? answer.toPrettyString() : text(answer, pulih.get(SwitchLines.PATH)));
    return 0;
  }

  private static String text(JsonNode answer, JsonNode switched) {
    JsonNode status = answer.path("status");
    Table table = new Table("Version", status.path("version").asString());
    table.row("Started", Times.seconds(status.path("startedAt").asString()));
    table.row("Lead", status.at("/lead/said").asString());
    table.row("Ticks", ticks(status.path("ticks")));
    status
        .path("own")
        .path("stalled")
        .asStringOpt()
        .ifPresent(why -> table.row("Ticks", "STALLED: " + why));
    status.path("own").path("troubles").forEach(t -> table.row("Trouble", trouble(t)));
    status.at("/own/retention").asStringOpt().ifPresent(said -> table.row("Retention", said));
    table.row("Actions", actions(answer.path("switches")));
    SwitchLines.add(table, switched);
    answer
        .path("maintenance")
        .forEach(w -> table.row("Maintenance " + w.path("id").asString(), window(w)));
    status.path("neighbours").forEachEntry((name, said) -> table.row(name, said.asString()));
    status.path("claudeBudget").asStringOpt().ifPresent(said -> table.row("Claude budget", said));
    status.path("services").forEachEntry((name, mode) -> table.row(name, mode.asString()));
    status.path("blind").forEach(name -> table.row(name.asString(), "blind"));
    return table.toString();
  }

  private static String ticks(JsonNode ticks) {
    return "%d, latest %s, %d skipped, %d failed%s"
        .formatted(
            ticks.path("done").asLong(),
            Times.seconds(ticks.path("latest").asString("none yet")),
            ticks.path("skipped").asLong(),
            ticks.path("failed").asLong(),
            ticks.path("late").asBoolean() ? ", LATE" : "");
  }

  private static String trouble(JsonNode trouble) {
    return "%s, %s: %s"
        .formatted(
            trouble.path("kind").asString(),
            trouble
                .path("over")
                .asStringOpt()
                .map(at -> "over at " + Times.seconds(at))
                .orElse("since " + Times.seconds(trouble.path("since").asString())),
            trouble.path("sentence").asString());
  }

  private static String window(JsonNode window) {
    return "%s, %s until %s, by %s: %s%s"
        .formatted(
            MaintenanceListCommand.services(window),
            window.path("on").asBoolean()
                ? "on"
                : "from " + Times.seconds(window.path("from").asString()),
            Times.seconds(window.path("until").asString()),
            window.path("by").asString(),
            window.path("why").asString(),
            window.path("silent").asBoolean() ? " (silent)" : "");
  }

  private static String actions(JsonNode switches) {
    if (switches.path("acting").asBoolean()) {
      return "as the modes allow";
    }
    String killed = switches.path("kill").asString("");
    JsonNode pause = switches.path("pause");
    return killed.isEmpty()
        ? "paused by %s until %s: %s"
            .formatted(
                pause.path("by").asString(),
                Times.seconds(pause.path("until").asString()),
                pause.path("why").asString())
        : "switched off by " + killed;
  }
}
