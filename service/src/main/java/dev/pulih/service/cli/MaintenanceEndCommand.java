package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Ends a window of maintenance. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    description = "Ends a window now; one that has not begun is called off.")
final class MaintenanceEndCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "WINDOW", description = "Its id, as maintenance list shows it.")
  private String id = "";

  @Override
  public Integer call() {
    JsonNode window = instance.client().delete("/api/maintenance/" + Client.segment(id));
    System.out.printf(
        "Window %s is over: Pulih may act on %s again.%n",
        window.path("id").asString(), MaintenanceListCommand.services(window));
    return 0;
  }
}
