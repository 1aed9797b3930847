package dev.pulih.simulator.cluster;

import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.pods.Kubelet;
import dev.pulih.simulator.cluster.pods.PodLifecycle;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.pods.Timings;
import dev.pulih.simulator.cluster.rollout.Controllers;
import dev.pulih.simulator.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A cluster in time: the objects, the controllers that move them, and a world's view of both. The
 * same seed and the same calls give the same objects. Safe for any number of threads.
 */
public final class Cluster {

  private final ObjectStore store;
  private final Kubelet kubelet;
  private final Controllers controllers;
  private final Views views;

  /** An empty cluster. */
  public Cluster(long seed, Timings timings) {
    SplittableRandom random = new SplittableRandom(seed);
    this.store = new ObjectStore(random.split());
    this.kubelet = new Kubelet(store, timings, random.split());
    this.controllers = new Controllers(store, kubelet, random.split());
    this.views = new Views(store, kubelet);
  }

  /** The cluster's objects. */
  public ObjectStore store() {
    return store;
  }

  /** Lets a world hear of pods and decide how they start; before the first {@link #advance}. */
  public void attach(PodLifecycle world) {
    kubelet.attach(world);
  }

  /**
   * Moves the cluster to an instant: every change that is due by then happens at its own time, then
   * the world hears of it. What was written since the last call is noticed at this instant, so
   * steps should be about a second. Nearly free when nothing is due and nothing was written.
   */
  public void advance(Instant now) {
    controllers.advance(now);
    kubelet.tellWorld();
  }

  /** The instant of the next change that is certain if nobody writes; far away if there is none. */
  public Instant nextDue() {
    return store.atomically(controllers::nextDue);
  }

  /**
   * Crashes a pod's container: it is not ready until its restart, which comes at once the first
   * time and after a growing back-off later.
   *
   * @throws dev.pulih.simulator.cluster.store.ApiFailure if there is no such pod
   */
  public void crash(String namespace, String pod, Crash crash, Instant at) {
    store.atomically(
        () -> {
          kubelet.crash(namespace, pod, crash, at);
          return pod;
        });
  }

  /**
   * Lets a pod pass or fail its readiness probe from now on; passing does not hurry its start.
   *
   * @throws dev.pulih.simulator.cluster.store.ApiFailure if there is no such pod
   */
  public void readiness(String namespace, String pod, boolean passes, Instant at) {
    store.atomically(
        () -> {
          kubelet.accept(namespace, pod, passes, at);
          return pod;
        });
  }

  /** Every pod that exists, ordered by namespace and name. */
  public List<PodView> pods() {
    return views.pods();
  }

  /** The pods behind a Service: those that its selector chooses, or that carry its name as app. */
  public List<PodView> pods(String namespace, String service) {
    return views.pods(namespace, service);
  }

  /** The HTTP routes that VirtualServices of a namespace give a host, in their order. */
  public List<Route> routes(String namespace, String host) {
    return views.routes(namespace, host);
  }

  /** The subsets that DestinationRules of a namespace give a host: name to pod labels. */
  public Map<String, Map<String, String>> subsets(String namespace, String host) {
    return views.subsets(namespace, host);
  }
}
