package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.PrometheusStandIn.Wrong;
import dev.pulih.service.testing.Received;
import dev.pulih.service.testing.Relay;
import dev.pulih.service.testing.Reply;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One running Pulih and a Prometheus that answers badly while a restart is about to become due, one
 * way after the other. Each way meets a service of its own.
 */
class BadPrometheusIT {

  /** Three unknown ticks in a row start the condition over, the fourth would have met its end. */
  private static final int BAD_TICKS = 4;

  /** Nothing is known of a service for twelve ticks before it is said. */
  private static final int BLIND_TICKS = 14;

  private static final Fault HUGE =
      new Fault.Answers(Reply.json(200, " ".repeat(10_000_001) + "{}"));
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final Page PAGE = new Page("prometheus");

  @TempDir private static Path folder;
  private static Town town;
  private static PrometheusStandIn prometheus;
  private static PrometheusStandIn elsewhere;
  private static Relay relay;
  private static Loop loop;

  @BeforeAll
  static void start() {
    town = new Town((int) cases().count() + 1);
    prometheus = town.prometheus();
    elsewhere = town.prometheus();
    relay = new Relay(prometheus.uri());
    loop = Loop.start(folder, town, relay.uri(), "");
  }

  @AfterAll
  static void stop() {
    loop.close();
    relay.close();
    elsewhere.close();
    prometheus.close();
    town.close();
    assertThat(elsewhere.received()).as("redirects that were followed").isEmpty();
    PAGE.compare(true);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        bad("400", says(400, error("bad_data", "unexpected end of input")), "correct the"),
        bad("401", says(401, "Unauthorized"), "check the credentials for Prometheus"),
        bad("422", says(422, error("execution", "many-to-many matching")), "correct the"),
        bad("429", says(429, "too many requests"), "raise the server's rate limit"),
        bad("500", says(500, error("internal", "tsdb is broken")), "look at the server"),
        bad("503", says(503, error("unavailable", "starting up")), "overloaded or not ready"),
        bad("a redirect", (_, _) -> redirect(), "give the final URL"),
        bad("200 with a page in HTML", (_, _) -> html(), "and not of a login page"),
        bad("JSON that ends early", (right, _) -> cut(right), "is not whole JSON"),
        bad("status `error` with 200", says(200, error("execution", "no memory")), "mend what it"),
        bad("a warning", swaps("}}", "},\"warnings\":[\"store A is down\"]}"), "may be partial"),
        bad("a matrix", swaps("\"vector\"", "\"matrix\""), "where a vector is needed"),
        bad("a scalar", says(200, scalar("scalar", "1")), "answers a scalar where"),
        bad("a string", says(200, scalar("string", "up")), "answers a string where"),
        bad("two series for one entity", (right, _) -> twice(right), "with the same labels"),
        bad("samples of an hour ago", (right, _) -> old(right), "look for a cache"),
        Arguments.of(
            "over 10 MB for one signal (limit: 1 MiB)",
            (Wrong) (_, request) -> huge(request),
            "cannot be read",
            "All signals can be read again",
            "or raise the limit",
            BAD_TICKS),
        bad("the connection ends in the body", (r, _) -> new Fault.Halves(r), "lost its answer"),
        bad("the connection ends at once", (_, _) -> new Fault.Drops(), "lost its answer"),
        bad("no answer", (_, _) -> new Fault.Hangs(), "was not answered"),
        bad("one byte at a time", (right, _) -> drips(right), "was not answered"),
        unknown("NaN", swaps("\"[0-9.E-]+\"\\]", "\"NaN\"]"), "is not a number"),
        unknown("+Inf", swaps("\"[0-9.E-]+\"\\]", "\"+Inf\"]"), "is not a number"),
        unknown("no series", swaps("\"result\":.*", "\"result\":[]}}"), "look at its scrape"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_bad_answer_is_said_once_holds_everything_and_is_got_over(
      String name, Wrong wrong, String begin, String end, String part, int ticks) {
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, ticks);
    prometheus.misbehave(trial.bad, trial.good, wrong);
    judge(trial, name, begin, end, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void a_port_that_refuses_is_said_once_holds_everything_and_is_got_over(String name) {
    Trial trial = new Trial(town, loop, Sickness.ONE_POD, BAD_TICKS);
    loop.awaitGoodTick(trial.bad.minus(Loop.INTERVAL));
    trial.listen();
    relay.shut();
    loop.awaitGoodTick(trial.good.minus(Loop.INTERVAL));
    relay.reopen();
    judge(trial, name, "signals cannot be read", "All signals can be read again", "check the URL");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(Arguments.of("the connection is refused"));
  }

  private static void judge(Trial trial, String name, String begin, String end, String part) {
    String id = trial.incident();
    loop.awaitGoodTick(trial.good.minus(Loop.INTERVAL));
    trial.untouched();
    assertThat(loop.incident(trial.service)).as("unknown ends no incident").contains(id);
    String said = said(trial, begin.formatted(trial.service), part);
    trial.actedOnce();
    assertThat(restartedAt(trial)).isAfterOrEqualTo(trial.good.plus(Loop.HOLD));
    assertThat(trial.count(end.formatted(trial.service))).as("that it is over").isPositive();
    PAGE.observed(name, said, "unknown; nothing is sent", "restarted once");
  }

  private static String said(Trial trial, String begin, String part) {
    return trial
        .said(begin, part)
        .replace(relay.uri().toString(), "http://prometheus:9090")
        .replace(elsewhere.uri().toString(), "http://elsewhere")
        .replaceAll("\\(\\d+ s earlier\\)", "(3600 s earlier)");
  }

  private static Instant restartedAt(Trial trial) {
    String patch = town.changes(trial.service).getFirst().sent().body();
    return Instant.parse(patch.replaceFirst(".*restartedAt\":\"([^\"]*)\".*", "$1"));
  }

  private static Arguments bad(String name, Wrong wrong, String part) {
    String end = "All signals can be read again";
    return Arguments.of(name, wrong, "signals cannot be read", end, part, BAD_TICKS);
  }

  private static Arguments unknown(String name, Wrong wrong, String part) {
    String begin = "Blind for 6 s: what bos/%s needs";
    return Arguments.of(name, wrong, begin, "bos/%s can be seen again", part, BLIND_TICKS);
  }

  private static Wrong says(int status, String body) {
    return (_, _) -> new Fault.Answers(Reply.json(status, body));
  }

  private static Wrong swaps(String expression, String replacement) {
    return (right, _) ->
        new Fault.Answers(Reply.json(200, right.body().replaceAll(expression, replacement)));
  }

  private static String error(String type, String words) {
    return "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, words);
  }

  private static String scalar(String type, String value) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":[1,\"%s\"]}}"
        .formatted(type, value);
  }

  /** To a server that would answer well. */
  private static Fault redirect() {
    String there = elsewhere.uri().resolve("/api/v1/query").toString();
    return new Fault.Answers(new Reply(307, Map.of("Location", there), ""));
  }

  private static Fault html() {
    String page = "<!DOCTYPE html><html>Log in</html>";
    return new Fault.Answers(new Reply(200, Map.of("Content-Type", "text/html"), page));
  }

  private static Fault cut(Reply right) {
    return new Fault.Answers(Reply.json(200, right.body().substring(0, right.body().length() - 3)));
  }

  private static Fault twice(Reply right) {
    String body = right.body().replaceFirst("(\\{\"metric.*\\})(\\]\\}\\})", "$1,$1$2");
    return new Fault.Answers(Reply.json(200, body));
  }

  private static Fault old(Reply right) {
    String body =
        Pattern.compile("(?<=\"value\":\\[)[^,]+")
            .matcher(right.body())
            .replaceAll(at -> new BigDecimal(at.group()).subtract(HOUR).toPlainString());
    return new Fault.Answers(Reply.json(200, body));
  }

  /** The share of failed requests of each pod, on which the restart depends. */
  private static Fault huge(Received request) {
    return request.body().contains("pod_error_rate%5B10s") ? HUGE : new Fault.Works();
  }

  private static Fault drips(Reply right) {
    return new Fault.Drips(right, Duration.ofMillis(100));
  }
}
