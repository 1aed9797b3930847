package dev.pulih.service.e2e;

import static org.awaitility.Awaitility.await;

import dev.pulih.recover.EventLog.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The Pulihs that live and die over one world and one database, one after the other, and what is to
 * be found at the end.
 */
final class Lives {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Story story;
  private final Rig rig;
  private final Shelf shelf;
  private final Kills kills;
  private final Judge judge;
  private final Path output;

  Lives(Story story, Rig rig, Shelf shelf, Kills kills) {
    this.story = story;
    this.rig = rig;
    this.shelf = shelf;
    this.kills = kills;
    this.judge = new Judge(story, rig, shelf);
    this.output = rig.configurationFile().resolveSibling("pulih.log");
  }

  /** Kills it at each moment, and lets the last one live until the end. */
  void play() throws IOException {
    for (Moment moment : story.moments()) {
      killAt(moment);
    }
    end();
    judge.judge(List.of(new Judge.Told(output, false)));
  }

  private void killAt(Moment moment) throws IOException {
    List<Recorded> before = judge.log();
    moment.prepare(rig);
    Instant start = Instant.now();
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      awaitAlive(
          pulih,
          () -> moment.reached(rig, judge.log(), Duration.between(start, Instant.now())),
          moment);
      pulih.kill();
    }
    List<Recorded> after = judge.goneOnFrom(before);
    kills.report(story, shelf, moment, after, after.size() > before.size(), judge.changes());
  }

  private void end() throws IOException {
    List<Recorded> before = judge.log();
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      awaitAlive(pulih, judge::over, story.end());
    }
    judge.goneOnFrom(before);
  }

  private void awaitAlive(PulihProcess pulih, Callable<Boolean> reached, Object what) {
    try {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK)
          .until(
              () -> {
                pulih.requireAlive();
                return reached.call();
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%s of %s on %s did not come; the log says%n%s"
              .formatted(what, story.scenario().name(), shelf.name(), judge.told()),
          e);
    }
  }
}
