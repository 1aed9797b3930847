package dev.pulih.service.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.policy.Reason;
import dev.pulih.service.badinput.Loop;
import dev.pulih.service.badinput.Town;
import dev.pulih.service.badinput.Trial;
import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.PrometheusStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guards that count what happens to all services, and vetoes, each on a Pulih of its own. */
class FleetGuardsIT {

  @TempDir private Path folder;
  private final Town town = new Town(3);
  private final PrometheusStandIn prometheus = town.prometheus();

  @AfterEach
  void stop() {
    prometheus.close();
    town.close();
  }

  private Loop with(String text, String instead) {
    return with(Map.of(text, instead));
  }

  private Loop with(Map<String, String> texts) {
    Loop loop = Loop.changed(folder, town, prometheus.uri(), texts);
    loop.awaitGoodTick(Loop.upcoming());
    return loop;
  }

  private Trial falls(Loop loop, String service) {
    return new Trial(town, loop, service, Sickness.ONE_POD);
  }

  @Test
  void nothing_is_restarted_in_a_storm_and_what_falls_ill_after_it_is() {
    try (Loop loop =
        with(
            "{services: 10000, minServices: 10000}",
            "{services: 3, minServices: 3, within: 10s}")) {
      List<Trial> storm =
          Stream.generate(town::next).limit(3).map(service -> falls(loop, service)).toList();
      storm.forEach(trial -> trial.heldBy(Reason.STORM, "3 services are anomalous since "));
      storm.forEach(trial -> town.heal(trial.service));
      String member = storm.getFirst().service;
      await()
          .atMost(Loop.PATIENCE)
          .until(() -> !loop.holds(member, 1).containsKey(Reason.STORM.name()));
      falls(loop, member).actedOnce();
    }
  }

  @Test
  void a_second_recovery_waits_for_the_end_of_the_first() {
    try (Loop loop = with("atOnce: 1000", "atOnce: 1")) {
      Trial first = falls(loop, town.next());
      Trial second = falls(loop, town.next());
      String ahead = first.incident();
      String behind = second.incident();
      first.actedOnce();
      second.actedOnce();
      assertThat(loop.why(behind, "HELD"))
          .anyMatch(why -> why.contains("TOO_MANY_ACTIONS: 1 recoveries under way (limit 1)"));
      assertThat(loop.first(behind, "RESTART_DECIDED").orElseThrow())
          .isAfterOrEqualTo(loop.first(ahead, "RECOVERED").orElseThrow());
    }
  }

  @Test
  void within_an_hour_no_more_than_the_limit_is_done() {
    try (Loop loop = with("perHour: 10000", "perHour: 1")) {
      Trial first = falls(loop, town.next());
      Trial second = falls(loop, town.next());
      first.actedOnce();
      second.heldBy(Reason.TOO_MANY_ACTIONS, "1 actions in the last hour (limit 1)");
      second.recorded("HELD", Reason.TOO_MANY_ACTIONS);
    }
  }

  /** Without the guard the shift would be due as soon as the restart is known to be in vain. */
  @Test
  void after_actions_in_vain_people_are_called_instead_of_the_next_one() {
    try (Loop loop =
        with(
            Map.of(
                "guards: {", "guards: {ineffective: {count: 1}, ",
                "shift: {for: 60s", "shift: {for: 2s"))) {
      String service = town.next();
      town.afflict(service, "v2", Loop.upcoming());
      String id = loop.awaitIncident(service);
      await().atMost(Loop.PATIENCE).until(() -> loop.steps(id).contains("WITH_PEOPLE"));
      assertThat(loop.why(id, "WITH_PEOPLE"))
          .anyMatch(why -> why.contains("INEFFECTIVE: bos/%s: 1 actions".formatted(service)));
      assertThat(loop.holds(service, 2)).containsKey(Reason.INEFFECTIVE.name());
      assertThat(loop.steps(id)).contains("RESTART_ACCEPTED").doesNotContain("SHIFT_DECIDED");
      assertThat(town.changes(service)).as("the restart alone").hasSize(1);
    }
  }

  @Test
  void a_veto_holds_a_restart_until_a_person_lets_it_go() throws IOException {
    try (ClaudeEndpoint claude = new ClaudeEndpoint();
        Loop loop = with("defaults: {namespace: bos}", asking(claude))) {
      claude.says(
          """
          {"is_anomaly":false,"confidence":95,"root_cause":"A planned load test.",\
          "recommended_action":"Wait for its end.","auto_recoverable":false}\
          """);
      String service = town.next();
      town.slow(service);
      Trial trial = falls(loop, service);
      trial.heldBy(Reason.VETOED, "A planned load test.");
      trial.recorded("APPROVAL_ASKED", Reason.VETOED);
      String _ = loop.order("/api/incidents/" + trial.incident() + "/release-hold", "{}");
      trial.actedOnce();
    }
  }

  private String asking(ClaudeEndpoint claude) throws IOException {
    Path key = Files.writeString(folder.resolve("claude.key"), ClaudeEndpoint.KEY);
    return """
    defaults: {namespace: bos}
    claude: {apiKey: "file:%s", baseUrl: "%s"}
    verdicts: {authority: veto, deviations: false}"""
        .formatted(key, claude.uri());
  }
}
