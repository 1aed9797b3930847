package dev.pulih.service.e2e;

import static org.awaitility.Awaitility.await;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Stage;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.service.testing.PagerDutyEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** A Pulih in a mode, with a world, a Prometheus and receivers of its own. */
final class Ward implements AutoCloseable {

  /** Several times as long as any step takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofMillis(100);

  private static final String LINKS =
      """
      links:
        dashboard: "https://ops.example/{namespace}/{service}"
        grafana: "https://grafana.example/d/svc?var-service={service}&from={from}&to={to}"
      """;

  private final Spreading fault = new Spreading();
  private final String name;
  private final Rig rig;
  private final Shelf shelf;
  private final Running running;

  Ward(String name, Mode mode, Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    this.name = name;
    this.rig = Rig.patient(fault.scenario(), own, LINKS);
    this.shelf = new Shelf.Sqlite(own.resolve("pulih-data"));
    configure(mode);
    this.running = Application.start(rig.configuration());
  }

  /**
   * Ten seconds of errors are looked at. Stage 1 is due some 12 s after the fault began, the page
   * of a P1 that lasts at 17 s, stage 2 at 22 s, people 30 s after a stage that did not help: far
   * enough from each other for a slow machine. A question waits for longer than a command takes
   * there. The error budget's rules look at hours, which would have to pass.
   */
  private void configure(Mode mode) throws IOException {
    Path file = rig.configurationFile();
    Settings.of(file)
        .with("mode", mode.word())
        .with("windows.condition", "10s")
        .with("stages.restart.for", "10s")
        .with("stages.shift.for", "16s")
        .with("stages.shift.evaluateAfter", "12s")
        .with("approvals.expireAfter", "40s")
        .with("escalation.waitForShift", "30s")
        .with("escalation.pageAfter", "15s")
        .with("escalation.resolveAfter", "5s")
        .in("detection.rules", "burn_rate_p1: {enabled: false}", "burn_rate_p2: {enabled: false}")
        .write(file);
  }

  Spreading fault() {
    return fault;
  }

  /** A command about the incident, as somebody types it. */
  PulihProcess.Said say(String verb) throws IOException {
    return PulihProcess.say(rig.configurationFile(), verb, incident().id());
  }

  void awaitQuestion(Stage stage) {
    awaitThat("a question about " + stage, () -> found().filter(s -> asks(s, stage)).isPresent());
  }

  private static boolean asks(Begun state, Stage stage) {
    return state instanceof AwaitingApproval waiting && waiting.stage() == stage;
  }

  /** So many steps of this name are recorded. */
  void awaitSteps(int count, Step step) {
    awaitThat(count + " " + step, () -> steps(step).size() >= count);
  }

  /** A step whose reason has this part. */
  void awaitSaid(String part) {
    awaitThat(part, () -> log().stream().anyMatch(e -> e.step().why().contains(part)));
  }

  /** Everything is done and sent that is to be done and sent by now. */
  void awaitQuiet() {
    awaitThat(
        "an empty outbox",
        () -> shelf.log().map(EventLog::queued).filter(List::isEmpty).isPresent());
  }

  private void awaitThat(String what, Callable<Boolean> condition) {
    try {
      await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK).until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + " did not come; " + told(), e);
    }
  }

  /** The only incident. */
  Begun incident() {
    return found().orElseThrow(() -> new AssertionError("There is not one incident; " + told()));
  }

  private Optional<Begun> found() {
    List<Begun> all =
        shelf.log().map(log -> new IncidentBook(log, _ -> {}).all()).orElse(List.of());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  List<Recorded> log() {
    return shelf.log().map(EventLog::load).orElse(List.of());
  }

  List<Recorded> steps(Step... which) {
    List<Step> wanted = List.of(which);
    return log().stream().filter(e -> wanted.contains(e.step().step())).toList();
  }

  private String told() {
    return log().stream()
        .filter(event -> event.step().step() != Step.WAITING)
        .map(event -> event.at() + " " + event.step())
        .collect(Collectors.joining("\n", name + " recorded\n", ""));
  }

  PagerDutyEndpoint pager() {
    return rig.pager();
  }

  /** How often everyone in the channel was called. */
  int calls() {
    return rig.slack().calls();
  }

  /**
   * The incident's newest message in the channel, as it stands now; Pulih tells of itself there
   * too.
   */
  Form newest() {
    String id = incident().id();
    return Form.of(
        rig.slack().messages().stream()
            .filter(message -> message.inChannel() && message.says(id))
            .reduce((_, later) -> later)
            .orElseThrow());
  }

  /** What its cluster was asked for. */
  Requests requests() {
    return Requests.of(rig.world().kubernetes().audit());
  }

  /** The objects themselves. */
  Site site() {
    return new SimulatedSite(rig);
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    running.close();
    rig.close();
  }
}
