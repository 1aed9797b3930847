package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The list of incidents. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Lists the incidents that are not over, and open breakers.")
final class IncidentsCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--all", description = "Those that are over, too.")
  private boolean all;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--agreement",
      description = "How often the models' verdicts agreed with rules, outcomes and people.")
  private boolean agreement;

  @Override
  public Integer call() {
    return agreement ? agreement() : incidents();
  }

  private int agreement() {
    JsonNode answer = instance.client().get("/api/incidents/agreement");
    System.out.println(json ? answer.toPrettyString() : AgreementTable.of(answer.path("months")));
    return 0;
  }

  private int incidents() {
    JsonNode answer = instance.client().get("/api/incidents?all=" + all);
    System.out.println(json ? answer.toPrettyString() : text(answer.path("incidents")));
    return 0;
  }

  private String text(JsonNode incidents) {
    return incidents.isEmpty()
        ? (all
            ? "There are no incidents."
            : "No incident is open; --all shows those that are over.")
        : table(incidents).toString();
  }

  private static Table table(JsonNode incidents) {
    Table table = new Table("INCIDENT", "SERVICE", "SEVERITY", "STATE", "OPENED", "PAGED", "NOTE");
    incidents.forEach(
        incident ->
            table.row(
                incident.path("id").asString(),
                incident.path("service").asString(),
                incident.path("severity").asString(),
                incident.path("state").asString(),
                Times.seconds(incident.path("openedAt").asString()),
                incident.path("paged").asBoolean() ? "yes" : "no",
                note(incident)));
    return table;
  }

  private static String note(JsonNode incident) {
    String breaker = incident.path("breakerOpen").asBoolean() ? "breaker open; " : "";
    String held = incident.path("held").asString("");
    return (breaker + (held.isEmpty() ? "" : "held: " + held)).replaceFirst("; $", "");
  }
}
