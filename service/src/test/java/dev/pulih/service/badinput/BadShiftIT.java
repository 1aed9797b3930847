package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One running Pulih and an API server that answers the writing of weights badly. */
class BadShiftIT {

  private static final Page PAGE = new Page("shift");
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private static Path folder;
  private static Town town;
  private static PrometheusStandIn prometheus;
  private static Loop loop;

  @BeforeAll
  static void start() {
    town = new Town((int) (repeated().count() + refused().count()));
    prometheus = town.prometheus();
    loop = Loop.of(Loop.shifting(folder, town, prometheus.uri()));
  }

  @AfterAll
  static void stop() {
    loop.close();
    prometheus.close();
    town.close();
    PAGE.compare(true);
  }

  static Stream<Arguments> repeated() {
    return Stream.of(
        way("409", new Fault.Refuse(409), "it is read again"),
        way("429 with Retry-After", new Fault.Refuse(429, Duration.ofSeconds(3)), "when it wants"),
        way("500", new Fault.Refuse(500), "look at the API server's log"),
        way("503", new Fault.Refuse(503), "look at the API server's log"),
        way("the connection ends", new Fault.CloseBefore(), "the proxies before it"),
        way("the connection ends once it is done", new Fault.CloseAfter(), "proxies before it"),
        way("no answer", new Fault.Hang(LONG), "the proxies before it"),
        way("200 with a page in HTML", page(), "the proxies before it"),
        way("200 with other JSON", other(), "the proxies before it"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void a_shift_without_a_clear_answer_is_said_once_and_made_once(
      String name, Fault fault, String part) {
    Trial trial = new Trial(town, loop, Sickness.A_VERSION, 0);
    failTheWrite(fault);
    String begin = "Shift for " + trial.incident() + " is tried again: ";
    trial.actedOnce();
    assertThat(trial.count(begin)).as(begin).isOne();
    Duration pause = Duration.ofSeconds(name.startsWith("429") ? 3 : 2);
    if (town.attempts(trial.service).size() > 2) {
      assertThat(trial.pauses())
          .as("among the pauses the one after the write")
          .anyMatch(p -> p.plus(Trial.SLACK).compareTo(pause) >= 0);
    }
    PAGE.observed(
        name,
        trial.said(begin, part),
        "asked again after " + pause.toSeconds() + " s",
        "shifted once");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        way("401", new Fault.Refuse(401), "renew its token"),
        way("403", new Fault.Refuse(403), "verbs [\"patch\"]"),
        way("404", new Fault.Refuse(404), "check the address and the name"),
        way("422", new Fault.Refuse(422), "admission rules"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void a_shift_that_is_refused_is_said_once_and_not_asked_for_again(
      String name, Fault fault, String part) {
    Trial trial = new Trial(town, loop, Sickness.A_VERSION, 0);
    failTheWrite(fault);
    String begin = trial.incident() + " ";
    String said = trial.awaitSaid(begin, part);
    trial.neverActed();
    assertThat(town.attempts(trial.service)).as("the rehearsal and the write").hasSize(2);
    PAGE.observed(name, said, "nothing is changed", "not sent again");
  }

  /** The first patch is the rehearsal, which works. */
  private static void failTheWrite(Fault fault) {
    AtomicInteger patches = new AtomicInteger();
    town.api().faults().clear();
    town.api().faults().next(1, action -> isSecond(action, patches), fault);
  }

  private static boolean isSecond(Action action, AtomicInteger patches) {
    return action.verb().equals("patch") && patches.incrementAndGet() == 2;
  }

  private static Arguments way(String name, Fault fault, String part) {
    return Arguments.of(name, fault, part);
  }

  private static Fault page() {
    return new Fault.Say(200, "text/html", "<!DOCTYPE html><html>Log in</html>");
  }

  private static Fault other() {
    return new Fault.Say(200, "application/json", "{\"message\":\"It works!\"}");
  }
}
