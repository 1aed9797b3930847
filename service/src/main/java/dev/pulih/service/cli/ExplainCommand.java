package dev.pulih.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Why Pulih acts on a service, or does not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Says what each stage does for a service as of the latest tick, and why not.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(
      paramLabel = "SERVICE",
      description = "Such as txn-service or bos/txn-service; all for every one.")
  private String service = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    JsonNode answer = instance.client().get("/api/explain?service=" + Client.segment(service));
    System.out.println(json ? answer.toPrettyString() : text(answer));
    return 0;
  }

  private static String text(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    answer.path("explanations").forEach(one -> explain(one, lines));
    return String.join("\n", lines);
  }

  private static void explain(JsonNode one, List<String> lines) {
    lines.add(
        "%s (%s), as of %s: %s"
            .formatted(
                one.path("service").asString(),
                one.path("mode").asString(),
                Times.seconds(one.path("at").asString()),
                one.path("finding").asString()));
    lines.add(incident(one));
    thresholds(one.path("thresholds"), lines);
    one.path("stages").forEach(stage -> stage(stage, lines));
  }

  private static void thresholds(JsonNode own, List<String> lines) {
    if (!own.isEmpty()) {
      lines.add(
          own.propertyStream()
              .map(rule -> rule.getKey() + " " + rule.getValue().asString())
              .collect(Collectors.joining(", ", "Thresholds of its own: ", ".")));
    }
  }

  private static String incident(JsonNode one) {
    return one.path("incident")
        .asStringOpt()
        .map(id -> "Incident " + id + " is " + one.path("state").asString() + ".")
        .orElse("No incident is open.");
  }

  private static void stage(JsonNode stage, List<String> lines) {
    lines.add("");
    lines.add(
        "Stage %d %s. Condition: %s%s."
            .formatted(
                stage.path("stage").asInt(),
                stage.path("outcome").asString(),
                stage.path("condition").asString(),
                value(stage.path("value"))));
    stage.path("holds").forEach(hold -> lines.add(hold(hold)));
    stage.path("clear").forEach(guard -> lines.add("  clear " + guard.asString()));
    stage
        .path("unseen")
        .propertyStream()
        .forEach(
            guard -> lines.add("  unseen " + guard.getKey() + ": " + guard.getValue().asString()));
  }

  private static String value(JsonNode value) {
    return value.isNumber() ? ", error rate %.1f %%".formatted(100 * value.asDouble()) : "";
  }

  private static String hold(JsonNode hold) {
    String bearing = hold.path("bearing").asString();
    return "  %s  %s: %s (%s)"
        .formatted(
            bearing.equals("note") ? "note" : "held",
            hold.path("reason").asString(),
            hold.path("detail").asString(),
            bearing);
  }
}
