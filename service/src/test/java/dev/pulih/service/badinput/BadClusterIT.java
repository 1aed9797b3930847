package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One running Pulih and an API server that answers badly: to everything while a restart is about to
 * become due, or to the restart itself. Each way meets a service of its own.
 */
class BadClusterIT {

  /**
   * Longer than the inventory is trusted (four ticks), and than a condition takes to start over.
   */
  private static final int BAD_TICKS = 9;

  private static final String UNSEEN = "The cluster cannot be seen in whole: ";
  private static final String NOTHING_SENT = "unknown; nothing is sent";
  private static final String RESTARTED = "restarted once";

  /** A request after one that was told to wait is not even sent; a tick may hear of either. */
  private static final Pattern SPARED =
      Pattern.compile("\\S+: it wants to be left alone for another \\d+ ms");

  private static final String TOLD =
      "the server has received too many requests and has asked us to try again later";

  private static final Page READS = new Page("cluster");
  private static final Page RESTARTS = new Page("restart");

  @TempDir private static Path folder;
  private static Town town;
  private static final Town ELSEWHERE = new Town(1);
  private static PrometheusStandIn prometheus;
  private static Loop loop;

  @BeforeAll
  static void start() {
    town = new Town((int) (reads().count() + repeated().count() + refused().count() + 1));
    prometheus = town.prometheus();
    loop = Loop.start(folder, town, prometheus.uri(), "");
  }

  @AfterEach
  void recover() {
    town.api().faults().clear();
  }

  @AfterAll
  static void stop() {
    loop.close();
    prometheus.close();
    town.close();
    assertThat(ELSEWHERE.api().audit().entries()).as("redirects that were followed").isEmpty();
    ELSEWHERE.close();
    READS.compare(true);
    RESTARTS.compare(true);
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        way("401", new Fault.Refuse(401), "renew its token"),
        way("403", new Fault.Refuse(403), "grant it in its Role with apiGroups"),
        way("409", new Fault.Refuse(409), "it is read again"),
        way("422", new Fault.Refuse(422), "admission rules"),
        way("429 with Retry-After", throttled(), "when it wants"),
        way("500", new Fault.Refuse(500), "look at the API server's log"),
        way("503", new Fault.Refuse(503), "look at the API server's log"),
        way("the connection ends", new Fault.CloseBefore(), "the proxies before it"),
        way("no answer", new Fault.Hang(Duration.ofMinutes(10)), "the proxies before it"),
        way("200 with a page in HTML", html(), "the proxies before it"),
        way("200 with other JSON", other(), "could not list deployments in namespace bos: "),
        way("a redirect", redirect(), "name the final address"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  void a_cluster_that_cannot_be_read_is_said_once_and_nothing_is_done(
      String name, Fault fault, String part) {
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, BAD_TICKS);
    READS.observed(name, unread(trial, fault, part), NOTHING_SENT, RESTARTED);
  }

  /**
   * It is blind before the service falls ill: an order that was given before would find nothing to
   * restart and be refused, as {@link #refused} shows.
   */
  @Test
  void a_cluster_in_which_nothing_is_found_is_said_once_and_nothing_is_done() {
    int mark = loop.log().size();
    answerReads(new Fault.Refuse(404));
    await().atMost(Loop.PATIENCE).until(() -> !loop.log().since(mark, UNSEEN).isEmpty());
    loop.awaitGoodTick(Instant.now().plus(Loop.HOLD).plus(Loop.INTERVAL));
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, BAD_TICKS, mark);
    READS.observed("404", seenAgain(trial, "check the address"), NOTHING_SENT, RESTARTED);
  }

  private static String unread(Trial trial, Fault fault, String part) {
    loop.awaitGoodTick(trial.bad.minus(Loop.INTERVAL));
    trial.listen();
    answerReads(fault);
    return seenAgain(trial, part);
  }

  /** What was said while nothing could be read; the restart comes once it can. */
  private static String seenAgain(Trial trial, String part) {
    loop.awaitGoodTick(trial.good);
    trial.untouched();
    assertThat(trial.count(UNSEEN)).isOne();
    String said = SPARED.matcher(trial.said(UNSEEN, part)).replaceFirst(TOLD);
    town.api().faults().clear();
    trial.actedOnce();
    trial.awaitSaid("The cluster can be seen again", "");
    return said;
  }

  private static void answerReads(Fault fault) {
    AtomicBoolean begun = new AtomicBoolean();
    town.api().faults().always(action -> isFromARefreshOn(action, begun), fault);
  }

  /** A refresh begins with the Deployments; one that is under way is left to end well. */
  private static boolean isFromARefreshOn(Action action, AtomicBoolean begun) {
    if (action.verb().equals("list") && action.resource().equals("deployments")) {
      begun.set(true);
    }
    return begun.get();
  }

  static Stream<Arguments> repeated() {
    return Stream.of(
        way("409", new Fault.Refuse(409), "it is read again"),
        way("429 with Retry-After", throttled(), "when it wants"),
        way("500", new Fault.Refuse(500), "look at the API server's log"),
        way("503", new Fault.Refuse(503), "look at the API server's log"),
        way("the connection ends", new Fault.CloseBefore(), "the proxies before it"),
        way("the connection ends once it is done", new Fault.CloseAfter(), "proxies before it"),
        way("no answer", new Fault.Hang(Duration.ofMinutes(10)), "the proxies before it"),
        way("200 with a page in HTML", html(), "the proxies before it"),
        way("200 with other JSON", other(), "the proxies before it"),
        way("a redirect", redirect(), "name the final address"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void a_restart_without_a_clear_answer_is_said_once_and_made_once(
      String name, Fault fault, String part) {
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, BAD_TICKS);
    town.api().faults().next(2, BadClusterIT::patches, fault);
    String begin = "Restart for " + trial.incident() + " is tried again: ";
    trial.actedOnce();
    town.api().faults().clear();
    assertThat(trial.saidOnceAnOrder(begin, "RESTART_DECIDED")).as(begin).isTrue();
    Duration pause = name.startsWith("429") ? Duration.ofSeconds(3) : Duration.ofSeconds(2);
    assertThat(trial.pauses())
        .as("pauses")
        .allMatch(p -> p.plus(Trial.SLACK).compareTo(pause) >= 0);
    RESTARTS.observed(
        name, trial.said(begin, part), "asked again after %s".formatted(text(pause)), RESTARTED);
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
  void a_restart_that_is_refused_is_said_once_and_not_asked_for_again(
      String name, Fault fault, String part) {
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, BAD_TICKS);
    town.api().faults().always(BadClusterIT::patches, fault);
    trial.awaitDecided();
    trial.awaitSaid(trial.incident() + " ", part);
    String said = trial.said(trial.incident() + " ", part);
    town.api().faults().clear();
    trial.neverActed();
    assertThat(town.attempts(trial.service)).hasSize(1);
    RESTARTS.observed(name, said, "nothing is changed", "not sent again");
  }

  private static String text(Duration pause) {
    return pause.toSeconds() + " s";
  }

  private static boolean patches(Action action) {
    return action.verb().equals("patch");
  }

  private static Arguments way(String name, Fault fault, String part) {
    return Arguments.of(name, fault, part);
  }

  private static Fault throttled() {
    return new Fault.Refuse(429, Duration.ofSeconds(3));
  }

  private static Fault html() {
    return new Fault.Say(200, "text/html", "<!DOCTYPE html><html>Log in</html>");
  }

  private static Fault other() {
    return new Fault.Say(200, "application/json", "{\"message\":\"It works!\"}");
  }

  /** To an API server of another cluster. */
  private static Fault redirect() {
    String there = ELSEWHERE.api().url().resolve("/api/v1/namespaces/bos/pods").toString();
    return new Fault.Say(307, Map.of("Location", there, "Content-Type", "text/plain"), "");
  }
}
