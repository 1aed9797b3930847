package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.Decision;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.simulator.cluster.api.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be found at the end of a story, however often Pulih was killed in it.
 *
 * @param story the story
 * @param rig the world
 * @param shelf where it was recorded
 */
record Judge(Story story, Rig rig, Shelf shelf) {

  /** The end is recorded, and nothing is left to be done or said. */
  boolean over() {
    return steps().contains(story.end())
        && shelf.log().map(EventLog::queued).filter(List::isEmpty).isPresent();
  }

  /** Nothing that was recorded is lost or changed. */
  List<Recorded> goneOnFrom(List<Recorded> before) {
    List<Recorded> after = log();
    assertThat(after).hasSizeGreaterThanOrEqualTo(before.size());
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    return after;
  }

  /** A decision that was called off, such as one whose condition had passed, changes nothing. */
  void judge(Collection<Told> outputs) throws IOException {
    List<Begun> incidents = incidents();
    assertThat(incidents).as("incidents").hasSize(1);
    assertThat(changed("deployments", Step.RESTART_DECIDED, Step.RESTART_ACCEPTED))
        .isLessThanOrEqualTo(1);
    assertThat(changed("virtualservices", Step.SHIFT_DECIDED, Step.SHIFTED))
        .isEqualTo(story.shifts());
    incidents.forEach(this::called);
    assertThat(rig.slack().messages()).as("messages").isNotEmpty();
    for (Told told : outputs) {
      assertThat(Files.readAllLines(told.output())).noneMatch(told::isError);
    }
  }

  /**
   * What a process says of itself.
   *
   * @param output where it stands
   * @param frozen whether it was frozen: in the middle of a question it has no answer in time
   */
  record Told(Path output, boolean frozen) {

    private boolean isError(String line) {
      boolean ofFrozen = frozen && line.contains("ERROR Nobody can say who leads");
      return line.contains(" ERROR ") && !ofFrozen;
    }
  }

  /**
   * How often a resource was changed: once by each decision that was carried out, which it bears.
   */
  private int changed(String resource, Step decided, Step done) {
    List<Decision> carriedOut = Trail.recorded(log(), decided, done);
    assertThat(changes(resource).stream().map(Trail::borne))
        .as("the decisions that changes of %s bear; the log says%n%s", resource, told())
        .containsExactlyElementsOf(carriedOut.stream().map(Optional::of).toList());
    return carriedOut.size();
  }

  /** Whoever was to be paged has one alert, however often it was sent; nobody else has any. */
  private void called(Begun incident) {
    boolean paged = incident.facts().alarm().paged();
    assertThat(rig.pager().opened(incident.id())).as("alerts").isEqualTo(paged ? 1 : 0);
    assertThat(incident.facts().breaker().isOpen()).isEqualTo(story.shifts() > 0);
  }

  List<Recorded> log() {
    return shelf.log().map(EventLog::load).orElse(List.of());
  }

  String told() {
    return log().stream()
        .filter(event -> event.step().step() != Step.WAITING)
        .map(event -> event.seq() + " " + event.at() + " " + event.step())
        .collect(Collectors.joining("\n"));
  }

  private List<Step> steps() {
    return log().stream().map(event -> event.step().step()).toList();
  }

  private List<Begun> incidents() {
    return new IncidentBook(shelf.log().orElseThrow(), _ -> {}).all();
  }

  private List<AuditEntry> changes(String resource) {
    return rig.world().kubernetes().audit().changes(resource);
  }

  int changes() {
    return changes("deployments").size() + changes("virtualservices").size();
  }
}
