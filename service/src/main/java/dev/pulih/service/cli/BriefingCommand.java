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
        "Prints what was sent to a model about an incident, byte for byte: masked, and nothing else.")
final class BriefingCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  @Option(
      names = "--now",
      description = "What would be sent now, also where something was sent before.")
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

  private String origin(JsonNode view) {
    String at = Times.seconds(view.path("at").asString());
    JsonNode sent = view.path("sent");
    return sent.isObject()
        ? told(sent, at)
        : wouldBe() + " if a model were asked now, at " + at + ":";
  }

  private static String told(JsonNode sent, String at) {
    return "Sent to %s at %s (%s):"
        .formatted(sent.path("model").asString(), at, sent.path("outcome").asString());
  }

  private String wouldBe() {
    return now ? "This would be sent" : "Nothing was sent; this is what would be sent";
  }
}
