package dev.pulih.service.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The end of a pause, and of the kill switch. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Ends a pause and the kill switch.")
final class ResumeCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Override
  public Integer call() {
    JsonNode switched = instance.client().post("/api/resume", Map.of());
    System.out.println(
        switched.path("acting").asBoolean(true)
            ? "Pulih may act again."
            : "Pulih still does not act: switched off by " + switched.path("kill").asString("?"));
    return 0;
  }
}
