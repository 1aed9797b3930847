package dev.pulih.simulator.cluster.pods;

import dev.pulih.simulator.cluster.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The kubelet's memory of one pod: a small state machine over exact instants. */
final class PodRun {

  private static final int PART_OF_START_THAT_CREATES = 4;

  private final ObjectKey key;
  private final Map<String, String> labels;
  private final Place place;
  private final Instant created;
  private final StartUp startUp;
  private final Duration start;

  private Container container;
  private Instant started;
  private BackOff backOff = BackOff.none();
  private int restarts;
  private Optional<ContainerEnd> last = Optional.empty();
  private boolean accepted = true;
  private boolean ready;
  private Instant readyChanged;
  private Instant goneAt = Container.FOREVER;

  /** Where a pod runs. */
  record Place(String node, String hostIp, String podIp) {}

  /** How a pod begins. */
  record Birth(Instant at, StartUp startUp, Duration start) {}

  PodRun(ObjectKey key, Map<String, String> labels, Place place, Birth birth) {
    this.key = key;
    this.labels = labels;
    this.place = place;
    this.created = birth.at();
    this.startUp = birth.startUp();
    this.start = birth.start();
    this.started = created;
    this.readyChanged = created;
    this.container =
        new Container.Creating(created.plus(start.dividedBy(PART_OF_START_THAT_CREATES)));
  }

  Instant due() {
    return container.until().isBefore(goneAt) ? container.until() : goneAt;
  }

  /** Makes the next change that is due, and says whether a container started or crashed by it. */
  Optional<Change> step() {
    Instant at = container.until();
    return switch (container) {
      case Container.Creating _ -> Optional.of(run(at));
      case Container.Warming _ -> warmed(at);
      case Container.BackingOff _ -> Optional.of(restart(at));
      case Container.Serving _ -> Optional.empty();
    };
  }

  void crash(Crash crash, Instant at) {
    last = Optional.of(new ContainerEnd(crash, started, at));
    backOff = backOff.crashed(at);
    container = new Container.BackingOff(at.plus(backOff.delay()));
    probe(at);
  }

  void accept(boolean passes, Instant at) {
    accepted = passes;
    probe(at);
  }

  void terminate(Instant until) {
    goneAt = until;
  }

  private Change run(Instant at) {
    started = at;
    container = new Container.Warming(at, warmUntil(at));
    return new Change.Started(at);
  }

  private Change restart(Instant at) {
    restarts++;
    return run(at);
  }

  private Optional<Change> warmed(Instant at) {
    if (startUp instanceof StartUp.CrashLoop loop) {
      crash(loop.crash(), at);
      return Optional.of(new Change.Crashed(loop.crash(), at));
    }
    container = new Container.Serving(started);
    probe(at);
    return Optional.empty();
  }

  private Instant warmUntil(Instant at) {
    return switch (startUp) {
      case StartUp.Usual _, StartUp.Ready _ ->
          at.plus(start).minus(start.dividedBy(PART_OF_START_THAT_CREATES));
      case StartUp.NeverReady _ -> Container.FOREVER;
      case StartUp.CrashLoop loop -> at.plus(loop.after());
    };
  }

  private void probe(Instant at) {
    boolean passes = accepted && container instanceof Container.Serving;
    if (passes != ready) {
      ready = passes;
      readyChanged = at;
    }
  }

  PodView view() {
    return new PodView(
        key.namespace(),
        key.name(),
        labels,
        ready,
        place.node(),
        place.podIp(),
        created,
        started,
        restarts,
        terminating());
  }

  ObjectKey key() {
    return key;
  }

  Place place() {
    return place;
  }

  Instant created() {
    return created;
  }

  Container container() {
    return container;
  }

  int restarts() {
    return restarts;
  }

  Optional<ContainerEnd> last() {
    return last;
  }

  boolean ready() {
    return ready;
  }

  Instant readyChanged() {
    return readyChanged;
  }

  boolean terminating() {
    return goneAt.isBefore(Container.FOREVER);
  }

  boolean over(Instant at) {
    return !goneAt.isAfter(at);
  }

  /** What others must hear about. */
  sealed interface Change {
    record Started(Instant at) implements Change {}

    record Crashed(Crash crash, Instant at) implements Change {}
  }
}
