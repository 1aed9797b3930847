package dev.pulih.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** All that happened to one incident. */
@Command(
    name = "incident",
    mixinStandardHelpOptions = true,
    description = "Shows an incident: its steps with their reasons.")
final class IncidentCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JsonNode story = instance.client().get("/api/incidents/" + Client.segment(id));
    System.out.println(json ? story.toPrettyString() : text(story));
    return 0;
  }

  private static String text(JsonNode story) {
    JsonNode incident = story.path("incident");
    return "%s of %s: %s, %s%n%n%s%s%s%s"
        .formatted(
            incident.path("id").asString(),
            incident.path("service").asString(),
            incident.path("severity").asString(),
            incident.path("state").asString(),
            attempts(story.path("attempts")),
            breaker(story),
            verdict(story.path("verdict")),
            events(story.path("events")));
  }

  private static String attempts(JsonNode attempts) {
    StringBuilder text = new StringBuilder();
    attempts.forEach(
        a ->
            text.append(
                "Stage %d, decided %s: error rate %s -> %s, %s%n"
                    .formatted(
                        a.path("stage").asInt(),
                        Times.seconds(a.path("at").asString()),
                        a.path("before").asString(),
                        a.path("after").asString(),
                        a.path("result").asString())));
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String breaker(JsonNode story) {
    StringBuilder text = new StringBuilder();
    story.path("routes").forEach(r -> text.append("Open breaker on " + r.asString() + "\n"));
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String verdict(JsonNode verdict) {
    return verdict.isObject()
        ? "Verdict of %s, %d %% sure: %s, %s. %s%nRules: %s. People: %s.%n%n"
            .formatted(
                verdict.path("source").asString(),
                verdict.path("confidence").asInt(),
                verdict.path("anomaly").asBoolean() ? "an anomaly" : "no anomaly",
                verdict.path("recoverable").asBoolean() ? "recoverable" : "not recoverable",
                verdict.path("rootCause").asString(),
                verdict.path("rules").asString(),
                verdict.path("people").asString("nothing yet"))
        : "";
  }

  private static String events(JsonNode events) {
    Table table = new Table("TIME", "STEP", "WHY");
    events.forEach(
        e -> {
          if (!e.path("step").asString().equals("WAITING")) {
            table.row(
                Times.seconds(e.path("at").asString()),
                e.path("step").asString(),
                e.path("why").asString());
          }
        });
    return table.toString();
  }
}
