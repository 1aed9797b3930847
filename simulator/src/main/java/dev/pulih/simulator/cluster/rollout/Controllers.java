package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.pods.Kubelet;
import dev.pulih.simulator.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All controllers of a cluster, run at each due instant until none has anything left to do. */
public final class Controllers {

  private static final int MOST_ROUNDS = 10_000;

  private final ObjectStore store;
  private final Kubelet kubelet;
  private final DeploymentController deployments;
  private final ReplicaSetController replicaSets;
  private final EndpointController endpoints;
  private final GarbageCollector garbage;
  private long settled = -1;

  /** The controllers of a cluster; the generator draws pod names. */
  public Controllers(ObjectStore store, Kubelet kubelet, RandomGenerator random) {
    this.store = store;
    this.kubelet = kubelet;
    this.deployments = new DeploymentController(store);
    this.replicaSets = new ReplicaSetController(store, kubelet, random);
    this.endpoints = new EndpointController(store);
    this.garbage = new GarbageCollector(store);
  }

  /** Makes every change that is due by an instant, each at its own time. */
  public void advance(Instant now) {
    store.atomically(
        () -> {
          for (Instant due = nextDue(); !due.isAfter(now); due = nextDue()) {
            settle(due);
          }
          return settleIfWritten(now);
        });
  }

  /** The instant of the next change that is certain if nobody writes. */
  public Instant nextDue() {
    return Stream.of(kubelet.nextDue(), deployments.nextDue(), replicaSets.nextDue())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Instant settleIfWritten(Instant now) {
    if (store.revision() != settled) {
      settle(now);
    }
    return now;
  }

  private void settle(Instant at) {
    int rounds = 0;
    do {
      settled = store.revision();
      round(at);
    } while (store.revision() != settled && ++rounds < MOST_ROUNDS);
    if (rounds == MOST_ROUNDS) {
      throw new IllegalStateException("the controllers undo each other's work at " + at);
    }
  }

  private void round(Instant at) {
    garbage.step(at);
    deployments.step(at);
    replicaSets.step(at);
    kubelet.step(at);
    endpoints.step(at);
  }
}
