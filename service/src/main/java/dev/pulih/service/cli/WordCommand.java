package dev.pulih.service.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A command by which a person says something about an incident. */
abstract class WordCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  /** The last part of the path. */
  abstract String verb();

  /** What else is said. */
  Map<String, ?> body() {
    return Map.of();
  }

  @Override
  public Integer call() {
    String path = "/api/incidents/" + Client.segment(id) + "/" + verb();
    JsonNode result = instance.client().post(path, body());
    System.out.println(
        result.path("incident").asString() + ": " + result.path("why").asString() + ".");
    return 0;
  }
}
