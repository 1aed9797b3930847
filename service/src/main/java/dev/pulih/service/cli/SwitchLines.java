package dev.pulih.service.cli;

import dev.pulih.policy.SwitchChange;
import tools.jackson.databind.JsonNode;

/** Who switched what of late, a line each. */
final class SwitchLines {

  /** The newest ones; all that are kept are under the same path without a limit so small. */
  static final String PATH = "/api/switches?limit=5";

  private SwitchLines() {}

  static void add(Table table, JsonNode answer) {
    answer.path("changes").forEach(change -> table.row("Switched", line(change)));
  }

  private static String line(JsonNode change) {
    return "%s: %s by %s%s"
        .formatted(
            Times.seconds(change.path("at").asString()),
            done(change.path("what").asString()),
            change.path("by").asString(),
            change.path("until").asStringOpt().map(until -> end(until, change)).orElse(""));
  }

  private static String end(String until, JsonNode change) {
    return " until %s: %s".formatted(Times.seconds(until), change.path("why").asString());
  }

  private static String done(String what) {
    return switch (SwitchChange.What.valueOf(what)) {
      case PAUSED -> "paused";
      case KILLED -> "all actions off";
      case RESUMED -> "resumed";
    };
  }
}
