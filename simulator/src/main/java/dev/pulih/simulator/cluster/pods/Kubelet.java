package dev.pulih.simulator.cluster.pods;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Starts, restarts and ends pods; the only writer of their status. */
public final class Kubelet {

  private static final int NODES = 3;

  private final ObjectStore store;
  private final Timings timings;
  private final RandomGenerator random;
  private final EventRecorder events;
  private final Map<ObjectKey, PodRun> runs = new TreeMap<>();
  private final List<Consumer<PodLifecycle>> notices = new ArrayList<>();
  private PodLifecycle lifecycle = new PodLifecycle() {};
  private int admitted;

  /** A kubelet for all nodes of a cluster. */
  public Kubelet(ObjectStore store, Timings timings, RandomGenerator random) {
    this.store = store;
    this.timings = timings;
    this.random = random;
    this.events = new EventRecorder(store, "kubelet");
  }

  /** Sets who is asked and told about pods from now on. */
  public void attach(PodLifecycle listener) {
    lifecycle = listener;
  }

  /** Makes every change that is due at an instant. */
  public void step(Instant at) {
    meetStore(at);
    List.copyOf(runs.values()).forEach(run -> advance(run, at));
  }

  /** The instant of the next change that is already certain. */
  public Instant nextDue() {
    return runs.values().stream()
        .map(PodRun::due)
        .min(Instant::compareTo)
        .orElse(Container.FOREVER);
  }

  /**
   * Crashes a pod's main container now.
   *
   * @throws dev.pulih.simulator.cluster.store.ApiFailure 404 if there is no such pod
   */
  public void crash(String namespace, String pod, Crash crash, Instant at) {
    PodRun run = run(namespace, pod);
    run.crash(crash, at);
    crashed(run, crash, at);
    write(run);
  }

  /**
   * Makes a pod pass or fail its readiness probe from now on.
   *
   * @throws dev.pulih.simulator.cluster.store.ApiFailure 404 if there is no such pod
   */
  public void accept(String namespace, String pod, boolean passes, Instant at) {
    PodRun run = run(namespace, pod);
    run.accept(passes, at);
    if (!passes) {
      news(run, "Warning", "Unhealthy", "Readiness probe failed", at);
    }
    write(run);
  }

  /** Since when a pod has been ready, if it is. */
  public Optional<Instant> readySince(ObjectKey pod) {
    return Optional.ofNullable(runs.get(pod)).filter(PodRun::ready).map(PodRun::readyChanged);
  }

  /** All pods that still exist, ordered by namespace and name. */
  public List<PodView> views() {
    return runs.values().stream().map(PodRun::view).toList();
  }

  /** Hands the collected news to the world; call it without holding locks. */
  public void tellWorld() {
    List<Consumer<PodLifecycle>> told = store.atomically(this::takeNotices);
    told.forEach(notice -> notice.accept(lifecycle));
  }

  private List<Consumer<PodLifecycle>> takeNotices() {
    List<Consumer<PodLifecycle>> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  private void meetStore(Instant at) {
    for (ObjectNode pod : store.list(ResourceTypes.PODS, "")) {
      PodRun run = runs.computeIfAbsent(keyOf(pod), key -> admit(key, pod, at));
      if (Meta.deleting(pod) && !run.terminating()) {
        terminate(run, at);
      }
    }
    List.copyOf(runs.values()).stream().filter(this::removed).forEach(run -> forget(run, at));
  }

  private PodRun admit(ObjectKey key, ObjectNode pod, Instant at) {
    PodRun.Place place = place(admitted++);
    PodRun hopeful = new PodRun(key, Meta.labels(pod), place, usual(at));
    StartUp startUp = lifecycle.startUp(hopeful.view());
    PodRun run = new PodRun(key, Meta.labels(pod), place, birth(at, startUp));
    store.edit(key, copy -> Json.child(copy, "spec").put("nodeName", place.node()));
    news(run, "Scheduled", "Successfully assigned to " + place.node(), at);
    write(run);
    return run;
  }

  private PodRun.Birth usual(Instant at) {
    return new PodRun.Birth(at, new StartUp.Usual(), Duration.ZERO);
  }

  private PodRun.Birth birth(Instant at, StartUp startUp) {
    Duration drawn = timings.drawStart(random);
    return new PodRun.Birth(
        at, startUp, startUp instanceof StartUp.Ready ready ? ready.after() : drawn);
  }

  private static PodRun.Place place(int number) {
    int node = number % NODES + 1;
    String podIp = "10.244.%d.%d".formatted(number / 250 % 250 + node, number % 250 + 2);
    return new PodRun.Place("node-" + node, "10.0.0." + (10 + node), podIp);
  }

  private void advance(PodRun run, Instant at) {
    boolean changed = false;
    while (!run.over(at) && !run.container().until().isAfter(at)) {
      run.step().ifPresent(change -> report(run, change));
      changed = true;
    }
    if (run.over(at)) {
      store.delete(run.key());
      forget(run, at);
    } else if (changed) {
      write(run);
    }
  }

  private void report(PodRun run, PodRun.Change change) {
    switch (change) {
      case PodRun.Change.Started started -> started(run, started.at());
      case PodRun.Change.Crashed crashed -> crashed(run, crashed.crash(), crashed.at());
    }
  }

  private void started(PodRun run, Instant at) {
    PodView view = run.view();
    notices.add(world -> world.started(view, at));
    news(run, "Started", "Started container", at);
  }

  private void crashed(PodRun run, Crash crash, Instant at) {
    PodView view = run.view();
    notices.add(world -> world.crashed(view, crash, at));
    String message = "Back-off restarting failed container in pod " + run.key().name();
    news(run, "Warning", "BackOff", message, at);
  }

  private void terminate(PodRun run, Instant at) {
    run.terminate(at.plus(timings.termination()));
    PodView view = run.view();
    notices.add(world -> world.terminating(view, at));
    news(run, "Killing", "Stopping container", at);
  }

  private boolean removed(PodRun run) {
    return store.get(run.key()).isEmpty();
  }

  private void forget(PodRun run, Instant at) {
    runs.remove(run.key());
    PodView view = run.view();
    notices.add(world -> world.gone(view, at));
  }

  private void write(PodRun run) {
    store.edit(run.key(), copy -> copy.set("status", new PodStatus(run, copy).json()));
  }

  private void news(PodRun run, String reason, String message, Instant at) {
    news(run, "Normal", reason, message, at);
  }

  private void news(PodRun run, String type, String reason, String message, Instant at) {
    events.record(new EventRecorder.News(run.key(), type, reason, message), at);
  }

  private PodRun run(String namespace, String pod) {
    ObjectKey key = ResourceTypes.PODS.key(namespace, pod);
    return Optional.ofNullable(runs.get(key)).orElseThrow(() -> Failures.notFound(key));
  }

  private static ObjectKey keyOf(ObjectNode pod) {
    return ObjectKey.of(ResourceTypes.PODS, pod);
  }
}
