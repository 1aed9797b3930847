package dev.pulih.service.e2e;

import dev.pulih.recover.Decision;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.cluster.Mark;
import dev.pulih.simulator.cluster.api.AuditEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which decisions changed the cluster, told twice: by the log of Pulih, and by the marks on the
 * changes in the audit trail of the API server.
 */
final class Trail {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String POINTER =
      "/metadata/annotations/" + Mark.ANNOTATION.replace("/", "~1");

  private Trail() {}

  /**
   * The decisions of a kind that were carried out, in order: of each incident the latest before.
   *
   * @param decided the step that decides
   * @param done the step that says that it was carried out
   */
  static List<Decision> recorded(List<Recorded> log, Step decided, Step done) {
    Map<String, Decision> open = new HashMap<>();
    List<Decision> carriedOut = new ArrayList<>();
    for (Recorded event : log) {
      if (event.step().step() == decided) {
        open.put(event.incident(), new Decision(event.incident(), event.at()));
      } else if (event.step().step() == done) {
        carriedOut.add(taken(open, event));
      }
    }
    return carriedOut;
  }

  /** Whatever was decided is carried out once. */
  private static Decision taken(Map<String, Decision> open, Recorded event) {
    return Optional.ofNullable(open.remove(event.incident()))
        .orElseThrow(() -> new AssertionError("Nobody had decided what was done: " + event));
  }

  /** The decision that a change bears, as a merge or as an operation; empty if it bears none. */
  static Optional<Decision> borne(AuditEntry change) {
    JsonNode patch = JSON.readTree(change.sent().body());
    Stream<String> merged = patch.findValues(Mark.ANNOTATION).stream().map(it -> it.asString(""));
    Stream<String> added =
        patch
            .valueStream()
            .filter(operation -> operation.path("path").asString("").equals(POINTER))
            .map(operation -> operation.path("value").asString(""));
    return Stream.concat(merged, added).findFirst().flatMap(Decision::parse);
  }
}
