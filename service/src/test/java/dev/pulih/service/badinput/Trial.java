package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.policy.Reason;
import dev.pulih.service.testing.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A service that will have been sick for three of the four ticks after which an action is due. */
public final class Trial {

  /** An answer travels before the pause that it asks for begins. */
  static final Duration SLACK = Duration.ofMillis(100);

  public final String service;
  final Instant bad;
  final Instant good;

  private final Town town;
  private final Loop loop;
  private final Sickness sickness;
  private int mark;

  /** What it suffers from, and so which action becomes due. */
  public enum Sickness {
    ONE_POD("v1", false, 1, "RESTART_DECIDED", "RESTART_ACCEPTED"),
    A_VERSION("v2", true, 2, "SHIFT_DECIDED", "SHIFTED");

    final String version;
    final boolean all;
    final int stage;
    final String decided;
    final String done;

    Sickness(String version, boolean all, int stage, String decided, String done) {
      this.version = version;
      this.all = all;
      this.stage = stage;
      this.decided = decided;
      this.done = done;
    }
  }

  /** The next service falls ill; what is bad is bad for so many ticks. */
  Trial(Town town, Loop loop, Sickness sickness, int ticks) {
    this(town, loop, sickness, ticks, loop.log().size());
  }

  /** The same, in whose trial what was said from a mark on counts. */
  Trial(Town town, Loop loop, Sickness sickness, int ticks, int mark) {
    this(town, loop, town.next(), sickness, ticks, mark);
  }

  /** A service of this name falls ill. */
  public Trial(Town town, Loop loop, String service, Sickness sickness) {
    this(town, loop, service, sickness, 0, loop.log().size());
  }

  private Trial(Town town, Loop loop, String service, Sickness sickness, int ticks, int mark) {
    Instant sick = Loop.upcoming();
    this.town = town;
    this.loop = loop;
    this.sickness = sickness;
    this.mark = mark;
    this.service = service;
    this.bad = sick.plus(Loop.INTERVAL.multipliedBy(3));
    this.good = bad.plus(Loop.INTERVAL.multipliedBy(ticks));
    town.sicken(service, sickness.version, sickness.all, sick);
  }

  /** Only what is said from now on counts. */
  void listen() {
    mark = loop.log().size();
  }

  /** Its incident's id, as soon as there is one. */
  public String incident() {
    return loop.awaitIncident(service);
  }

  void awaitDecided() {
    String id = incident();
    await().atMost(Loop.PATIENCE).until(() -> loop.steps(id).contains(sickness.decided));
  }

  /** Long after its action was due, nothing was even decided, and a guard says that it held it. */
  public void heldBy(Reason guard, String part) {
    loop.awaitGoodTick(bad.plus(Loop.HOLD).plus(Loop.HOLD));
    await()
        .atMost(Loop.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(loop.holds(service, sickness.stage))
                    .hasEntrySatisfying(guard.name(), said -> assertThat(said).contains(part)));
    untouched();
    loop.incident(service)
        .ifPresent(id -> assertThat(loop.steps(id)).doesNotContain(sickness.decided));
  }

  /** Its incident's record names the guard at a step of this name. */
  public void recorded(String step, Reason guard) {
    String id = incident();
    await()
        .atMost(Loop.PATIENCE)
        .untilAsserted(
            () -> assertThat(loop.why(id, step)).anyMatch(why -> why.contains(guard.name())));
  }

  /** Nothing was asked of the cluster and nothing is over. */
  void untouched() {
    assertThat(town.attempts(service)).as("changes asked for meanwhile").isEmpty();
  }

  /**
   * The action is made once; no event is missing or there twice. It may have been called off
   * before, because what it depends on was not known, and have been decided again.
   */
  public void actedOnce() {
    String id = incident();
    await().atMost(Loop.PATIENCE).until(() -> loop.steps(id).contains(sickness.done));
    assertThat(town.changes(service)).as("changes").hasSize(1);
    assertThat(loop.steps(id)).containsOnlyOnce("OPENED", sickness.done);
  }

  /** The action is not made, not even later. */
  void neverActed() {
    loop.awaitGoodTick(Instant.now().plus(Loop.HOLD).plus(Loop.HOLD));
    assertThat(town.changes(service)).isEmpty();
    town.heal(service);
  }

  /** The one line with both texts, once it is there. */
  String awaitSaid(String begin, String part) {
    await().atMost(Loop.PATIENCE).until(() -> !lines(begin, part).isEmpty());
    return said(begin, part);
  }

  /** The one line with these texts, with stable addresses and numbers. */
  String said(String begin, String part) {
    assertThat(loop.log().since(mark, begin)).as("what is said: %s", begin).isNotEmpty();
    assertThat(lines(begin, part)).as("what is said: %s", part).hasSize(1);
    LogLines.Line line = lines(begin, part).getFirst();
    assertThat(line.trace()).isFalse();
    return line.text()
        .replaceFirst("^\\d+ signals", "N signals")
        .replaceAll("bos\\.case-\\d+\\.[0-9a-z]+", "INCIDENT")
        .replaceAll("case-\\d+", "txn-service")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]*Z", "INSTANT")
        .replace(town.api().url().toString(), "https://10.0.0.1:6443")
        .replaceAll("another \\d+ ms", "another 1000 ms")
        .replaceAll("at \\[Source: .*?\\]", "at ...");
  }

  private List<LogLines.Line> lines(String begin, String part) {
    return loop.log().since(mark, begin).stream().filter(l -> l.text().contains(part)).toList();
  }

  /** Everything that was said in it so far. */
  List<LogLines.Line> said() {
    return loop.log().since(mark, "");
  }

  /** How many lines there are with a text. */
  int count(String part) {
    return loop.log().since(mark, part).size();
  }

  /** Whether lines with a text came, each no more often than there were orders to say it of. */
  boolean saidOnceAnOrder(String part, String decided) {
    List<String> said = loop.log().since(mark, part).stream().map(LogLines.Line::text).toList();
    int orders = Math.max(1, count(incident() + " " + decided));
    return !said.isEmpty()
        && said.stream().allMatch(line -> Collections.frequency(said, line) <= orders);
  }

  /** The pauses between the requests for its action. */
  List<Duration> pauses() {
    List<Instant> times = town.attempts(service).stream().map(e -> e.time()).toList();
    return Stream.iterate(1, i -> i < times.size(), i -> i + 1)
        .map(i -> Duration.between(times.get(i - 1), times.get(i)))
        .toList();
  }
}
