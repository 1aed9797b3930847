package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  private final Path output;

  Lives(Story story, Rig rig, Shelf shelf, Kills kills) {
    this.story = story;
    this.rig = rig;
    this.shelf = shelf;
    this.kills = kills;
    this.output = rig.configurationFile().resolveSibling("pulih.log");
  }

  /** Kills it at each moment, and lets the last one live until the end. */
  void play() throws IOException {
    for (Moment moment : story.moments()) {
      killAt(moment);
    }
    end();
    judge();
  }

  private void killAt(Moment moment) throws IOException {
    List<Recorded> before = log();
    moment.prepare(rig);
    Instant start = Instant.now();
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      awaitAlive(
          pulih, () -> moment.reached(rig, log(), Duration.between(start, Instant.now())), moment);
      pulih.kill();
    }
    List<Recorded> after = log();
    goneOnFrom(before, after);
    kills.report(story, shelf, moment, after, after.size() > before.size(), changes());
  }

  private void end() throws IOException {
    List<Recorded> before = log();
    try (PulihProcess pulih = PulihProcess.run(rig.configurationFile(), output)) {
      awaitAlive(pulih, this::over, story.end());
    }
    goneOnFrom(before, log());
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
              .formatted(what, story.scenario().name(), shelf.name(), told()),
          e);
    }
  }

  /** The end is recorded, and nothing is left to be done or said. */
  private boolean over() {
    return steps().contains(story.end())
        && shelf.log().map(EventLog::queued).filter(List::isEmpty).isPresent();
  }

  /** Nothing that was recorded is lost or changed. */
  private static void goneOnFrom(List<Recorded> before, List<Recorded> after) {
    assertThat(after).hasSizeGreaterThanOrEqualTo(before.size());
    assertThat(after.subList(0, before.size())).isEqualTo(before);
  }

  /** A decision that was called off, such as one whose condition had passed, changes nothing. */
  private void judge() throws IOException {
    List<Begun> incidents = incidents();
    assertThat(incidents).as("incidents").hasSize(1);
    assertThat(changes("deployments"))
        .as("one change for each restart that was carried out; the log says%n%s", told())
        .isEqualTo(count(Step.RESTART_ACCEPTED))
        .isLessThanOrEqualTo(1);
    assertThat(changes("virtualservices"))
        .as("one change for each shift that was carried out; the log says%n%s", told())
        .isEqualTo(count(Step.SHIFTED))
        .isEqualTo(story.shifts());
    incidents.forEach(this::called);
    assertThat(rig.slack().messages()).as("messages").isNotEmpty();
    assertThat(Files.readString(output)).doesNotContain(" ERROR ");
  }

  /** Whoever was to be paged has one alert, however often it was sent; nobody else has any. */
  private void called(Begun incident) {
    boolean paged = incident.facts().alarm().paged();
    assertThat(rig.pager().opened(incident.id())).as("alerts").isEqualTo(paged ? 1 : 0);
    assertThat(incident.facts().breaker().isOpen()).isEqualTo(story.shifts() > 0);
  }

  private List<Recorded> log() {
    return shelf.log().map(EventLog::load).orElse(List.of());
  }

  private String told() {
    return log().stream()
        .filter(event -> event.step().step() != Step.WAITING)
        .map(event -> event.seq() + " " + event.at() + " " + event.step())
        .collect(Collectors.joining("\n"));
  }

  private List<Step> steps() {
    return log().stream().map(event -> event.step().step()).toList();
  }

  private int count(Step step) {
    return (int) steps().stream().filter(step::equals).count();
  }

  private List<Begun> incidents() {
    return new IncidentBook(shelf.log().orElseThrow(), _ -> {}).all();
  }

  private int changes(String resource) {
    return rig.world().kubernetes().audit().changes(resource).size();
  }

  private int changes() {
    return changes("deployments") + changes("virtualservices");
  }
}
