package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What a model is told about one incident. */
@Command(
    name = "briefing",
    mixinStandardHelpOptions = true,
    description =
        "Prints what is sent to the model about an incident, byte for byte: masked, and nothing else.")
final class BriefingCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  @Option(names = "--now", description = "What would be sent now, also where one was sent before.")
  private boolean now;

  @Override
  public Integer call() {
    JsonNode view =
        instance.client().get("/api/incidents/" + Client.segment(id) + "/briefing?anew=" + now);
    System.err.println(origin(view));
    System.out.print(view.path("message").asString());
    System.out.flush();
    return 0;
  }

  private static String origin(JsonNode view) {
    String at = Times.seconds(view.path("at").asString());
    return view.path("sent").asBoolean()
        ? "Told when an opinion was asked for, at " + at + ":"
        : "Would be sent if an opinion were asked for now, at " + at + ":";
  }
}
