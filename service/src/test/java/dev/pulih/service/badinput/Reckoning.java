package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.recover.Decision;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.testing.LogLines.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * What must hold of a service that was restarted, however the store suffered meanwhile: the
 * cluster, the records and the log tell the same story.
 *
 * @param town the cluster
 * @param loop Pulih
 * @param records the database, read beside it
 */
record Reckoning(Town town, Loop loop, DataSource records) {

  /** Time passes, as a test wants it. */
  static void pass(Duration time) {
    Instant until = Instant.now().plus(time);
    await().atMost(time.plusSeconds(20)).until(() -> Instant.now().isAfter(until));
  }

  /** Pulih knows what it meets: only the pool says in its own words what broke a connection. */
  static void noTrace(Loop loop) {
    assertThat(loop.log().since(0, ""))
        .noneMatch(line -> line.trace() && !line.text().startsWith("PostgreSQL database jdbc:"));
  }

  /**
   * The incident goes on to its end: restarted once, by a decision that is recorded, and judged. A
   * judgement may find too little known, if nothing could be recorded while it was due.
   */
  void proved(Trial trial) {
    await()
        .atMost(Loop.PATIENCE.multipliedBy(2))
        .ignoreExceptions()
        .until(() -> steps(trial).contains(Step.RESOLVED));
    List<Line> lines = trial.said();
    List<Recorded> story = story(trial);
    assertThat(town.changes(trial.service)).as("changes").hasSize(1);
    assertThat(steps(trial)).containsOnlyOnce(Step.OPENED, Step.RESTART_ACCEPTED, Step.RESOLVED);
    assertThat(story)
        .extracting(e -> e.step().step() + " " + e.step().why())
        .filteredOn(said -> said.startsWith("RECOVERED") || said.startsWith("NOT_RECOVERED"))
        .as("how it was judged")
        .hasSize(1)
        .allMatch(said -> said.startsWith("RECOVERED") || said.contains("too little is known"));
    kept(lines, story);
    decided(trial, story);
  }

  /** It is restarted once, by a decision that is recorded, and what follows is left open. */
  void acted(Trial trial) {
    await()
        .atMost(Loop.PATIENCE)
        .ignoreExceptions()
        .until(() -> steps(trial).contains(Step.RESTART_ACCEPTED));
    assertThat(town.changes(trial.service)).as("changes").hasSize(1);
    decided(trial, story(trial));
  }

  /** How often a step was taken. */
  long count(Trial trial, Step step) {
    return steps(trial).stream().filter(step::equals).count();
  }

  private List<Step> steps(Trial trial) {
    return story(trial).stream().map(e -> e.step().step()).toList();
  }

  /**
   * The events of its only incident; it may be over, and forgotten by those who list what is on.
   */
  List<Recorded> story(Trial trial) {
    String prefix = Town.NAMESPACE + "." + trial.service + ".";
    List<Recorded> story =
        new JdbcEventLog(records)
            .load().stream().filter(e -> e.incident().startsWith(prefix)).toList();
    assertThat(story.stream().map(Recorded::incident).distinct()).hasSizeLessThan(2);
    return story;
  }

  /** What was changed bears a decision, which was recorded before the request came. */
  private void decided(Trial trial, List<Recorded> story) {
    List<Mark> marks = town.marks(trial.service);
    assertThat(marks).as("changes of %s", trial.service).hasSize(1);
    Decision decision = marks.getFirst().decision();
    assertThat(story)
        .filteredOn(e -> e.step().step() == Step.RESTART_DECIDED && e.at().equals(decision.at()))
        .as("the decision %s", decision.text())
        .hasSize(1);
    assertThat(town.changes(trial.service).getFirst().time()).isAfterOrEqualTo(decision.at());
  }

  /** What was said after it was recorded is recorded still, and was said once. */
  private static void kept(List<Line> lines, List<Recorded> story) {
    assertThat(story.stream().map(Recorded::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, story.size()).boxed().toList());
    List<String> recorded =
        story.stream()
            .map(e -> e.incident() + " " + e.step().step() + ": " + e.step().why())
            .toList();
    List<String> said =
        lines.stream()
            .map(Line::text)
            .filter(line -> line.matches(story.getFirst().incident() + " [A-Z_]+: .*"))
            .toList();
    assertThat(said).as("what was said").contains(recorded.getFirst()).isSubsetOf(recorded);
    assertThat(said)
        .allMatch(l -> Collections.frequency(said, l) <= Collections.frequency(recorded, l));
  }
}
