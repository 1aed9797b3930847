package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Option(names = "--undelivered", description = "The messages that no channel took.")
  private boolean undelivered;

  @Override
  public Integer call() {
    return agreement ? agreement() : undelivered ? deadLetters() : incidents();
  }

  private int deadLetters() {
    JsonNode answer = instance.client().get("/api/incidents/dead-letters");
    System.out.println(json ? answer.toPrettyString() : letters(answer.path("letters")));
    return 0;
  }

  private static String letters(JsonNode letters) {
    Table table = new Table("INCIDENT", "REFUSED", "MESSAGE", "SAYS", "WHY");
    letters.forEach(
        letter ->
            table.row(
                letter.path("incident").asString(),
                Times.seconds(letter.path("at").asString()),
                letter.path("message").asString(),
                letter.path("headline").asString(),
                letter.path("why").asString()));
    return letters.isEmpty()
        ? "Every message was taken."
        : table + "\n./pulih resend INCIDENT sends them again.";
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
    int undelivered = incident.path("undelivered").asInt();
    return Stream.of(
            incident.path("breakerOpen").asBoolean() ? "breaker open" : "",
            prefixed("taken by ", incident.path("takenBy").asString("")),
            undelivered > 0 ? undelivered + " messages undelivered" : "",
            prefixed("held: ", incident.path("held").asString("")))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String prefixed(String prefix, String text) {
    return text.isEmpty() ? "" : prefix + text;
  }
}
