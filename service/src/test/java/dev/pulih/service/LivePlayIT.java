package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.Setup;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Policy.Patience;
import dev.pulih.signal.SeriesStore;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.play.Advisers;
import dev.pulih.simulator.play.Audience;
import dev.pulih.simulator.play.Setups;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A play in accelerated time, watched and ordered about on its pages. */
class LivePlayIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static Running play(int port) {
    Scenario scenario = Scenarios.oom();
    return LivePlay.start(
        Simulation.begin(scenario, 1, Timing.usual()),
        patient(Setups.of(scenario.setting().office(), Mode.APPROVE)),
        new LivePlay.Cast(Audience.unwatched(), Advisers.templates()),
        new LivePlay.Stage(port, 300));
  }

  /** The five minutes for an approval would be a second here; they are five hours. */
  private static Setup patient(Setup usual) {
    Policy policy = usual.policy();
    Patience patience =
        new Patience(
            policy.patience().actWithin(), policy.patience().approveWithin().multipliedBy(60));
    return new Setup(
        usual.services(),
        usual.spans(),
        usual.detection(),
        new Policy(
            policy.restart(), policy.shift(), policy.escalation(), patience, policy.advice()),
        usual.limits());
  }

  @Test
  void a_person_follows_it_approves_and_sees_it_heal() {
    try (Running running = play(0)) {
      Guest guest = new Guest(running);
      guest.logIn("siti", running.token().reveal());
      assertThat(guest.get("/").body()).contains("in a simulated world", "txn-service");
      String incident =
          await()
              .atMost(PATIENCE)
              .ignoreExceptionsInstanceOf(AssertionError.class)
              .until(() -> approved(guest), it -> !it.isEmpty());
      await().atMost(PATIENCE).untilAsserted(() -> assertHealed(guest, incident));
      assertThat(guest.get("/parts" + incident + "/evidence").body()).contains("OOMKilled");
      assertThat(guest.get("/parts" + incident + "/pods").body())
          .contains("txn-service-v1", "1 of 1 ready")
          .contains("Gone: they answered", "data-plot=\"p99\"");
      exports(new Caller(running), incident);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(plotted(guest, incident)).isGreaterThan(SeriesStore.TICKS));
    }
  }

  /** A pod that has just started again fails nothing, and then the question comes again. */
  private static void assertHealed(Guest guest, String incident) {
    String _ = approved(guest);
    assertThat(guest.get(incident).body()).contains("approved by siti", "recovered automatically");
  }

  /** Presses the button of the question that is open now; the incident's page if it still was. */
  private static String approved(Guest guest) {
    String approve = offered(guest);
    if (approve.isEmpty()) {
      return "";
    }
    String at = approve.substring(0, approve.indexOf('?'));
    String as = approve.substring(approve.indexOf('?') + 1);
    boolean taken = guest.submit(approve, at, as).statusCode() == 200;
    return taken ? at.substring(0, at.lastIndexOf('/')) : "";
  }

  /** Of how many values an incident's plots are. */
  private static int plotted(Guest guest, String incident) {
    String plots = guest.get("/parts" + incident + "/plots").body();
    return JsonMapper.shared().readTree(plots).get("times").size();
  }

  /** Where the button of the question leads that is open now; empty if there is none. */
  private static String offered(Guest guest) {
    List<String> incidents = links(guest.get("/").body(), "/incidents/[^\"?/]+");
    return incidents.stream()
        .flatMap(at -> links(guest.get(at).body(), at + "/approve\\?as=[^\"]+").stream())
        .findFirst()
        .orElse("");
  }

  private static List<String> links(String page, String address) {
    return Pattern.compile("href=\"(" + address + ")\"")
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static void exports(Caller caller, String incident) {
    assertThat(caller.get("/api" + incident + "/export").body())
        .contains("\"error_rate\"", "APPROVED");
  }

  @Test
  void a_port_that_is_taken_is_said() {
    try (Running first = play(0)) {
      assertThatThrownBy(() -> play(first.port()))
          .hasMessageStartingWith("Port " + first.port() + " of 127.0.0.1 is taken");
    }
  }
}
