package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.pods.EventRecorder;
import dev.pulih.simulator.cluster.pods.EventRecorder.News;
import dev.pulih.simulator.cluster.pods.Kubelet;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Keeps as many pods as each ReplicaSet asks for, and counts how many of them are available. */
public final class ReplicaSetController {

  private static final int SUFFIX = 5;
  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

  private final ObjectStore store;
  private final Kubelet kubelet;
  private final RandomGenerator random;
  private final EventRecorder events;
  private final Schedule schedule = new Schedule();

  /** A controller over all ReplicaSets of a store; the generator draws pod names. */
  public ReplicaSetController(ObjectStore store, Kubelet kubelet, RandomGenerator random) {
    this.store = store;
    this.kubelet = kubelet;
    this.random = random;
    this.events = new EventRecorder(store, "replicaset-controller");
  }

  /** Creates and ends pods where their number is wrong, and writes the status of every set. */
  public void step(Instant at) {
    schedule.clear();
    for (ObjectNode object : store.list(ResourceTypes.REPLICA_SETS, "")) {
      if (!Meta.deleting(object)) {
        sync(new ReplicaSet(object), at);
      }
    }
  }

  /** The instant at which a ready pod next becomes available. */
  public Instant nextDue() {
    return schedule.due();
  }

  private void sync(ReplicaSet set, Instant at) {
    List<ObjectNode> pods = pods(set);
    IntStream.range(pods.size(), set.size()).forEach(missing -> create(set, at));
    pods.stream()
        .sorted(Victims.FIRST_TO_GO)
        .limit(Math.max(0, pods.size() - set.size()))
        .forEach(pod -> end(set, pod, at));
    report(set, at);
  }

  private List<ObjectNode> pods(ReplicaSet set) {
    return store.ownedBy(Meta.uid(set.object()), ResourceTypes.PODS).stream()
        .filter(pod -> !Meta.deleting(pod))
        .toList();
  }

  private void create(ReplicaSet set, Instant at) {
    ObjectNode template = (ObjectNode) Json.at(set.object(), "spec", "template").deepCopy();
    ObjectNode metadata = Json.child(template, "metadata");
    metadata.put("name", set.key().name() + "-" + suffix());
    metadata.put("generateName", set.key().name() + "-");
    metadata.put("namespace", set.key().namespace());
    metadata
        .putArray("ownerReferences")
        .add(Meta.controllerReference(ResourceTypes.REPLICA_SETS, set.object()));
    store.create(ResourceTypes.PODS, template, at);
    news(set, "SuccessfulCreate", "Created pod: " + Meta.name(template), at);
  }

  private void end(ReplicaSet set, ObjectNode pod, Instant at) {
    long seconds = Json.number(pod, -1, "spec", "terminationGracePeriodSeconds");
    Duration grace = seconds < 0 ? DEFAULT_GRACE : Duration.ofSeconds(seconds);
    store.markDeleted(ObjectKey.of(ResourceTypes.PODS, pod), grace, at);
    news(set, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod), at);
  }

  private void report(ReplicaSet set, Instant at) {
    List<ObjectNode> pods = pods(set);
    ObjectNode status = Json.object().put("replicas", pods.size());
    int ready = (int) pods.stream().filter(this::ready).count();
    int available = (int) pods.stream().filter(pod -> available(set, pod, at)).count();
    if (!pods.isEmpty()) {
      status.put("fullyLabeledReplicas", pods.size());
    }
    if (ready > 0) {
      status.put("readyReplicas", ready);
    }
    if (available > 0) {
      status.put("availableReplicas", available);
    }
    status.put("observedGeneration", Meta.generation(store.require(set.key())));
    store.edit(set.key(), copy -> copy.set("status", status));
  }

  private boolean ready(ObjectNode pod) {
    return kubelet.readySince(ObjectKey.of(ResourceTypes.PODS, pod)).isPresent();
  }

  private boolean available(ReplicaSet set, ObjectNode pod, Instant at) {
    Duration minReady = Duration.ofSeconds(set.minReadySeconds());
    return kubelet
        .readySince(ObjectKey.of(ResourceTypes.PODS, pod))
        .filter(since -> reached(since.plus(minReady), at))
        .isPresent();
  }

  private boolean reached(Instant availableFrom, Instant at) {
    if (availableFrom.isAfter(at)) {
      schedule.noLaterThan(availableFrom);
      return false;
    }
    return true;
  }

  private String suffix() {
    return IntStream.range(0, SUFFIX)
        .map(i -> TemplateHash.ALPHABET.charAt(random.nextInt(TemplateHash.ALPHABET.length())))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private void news(ReplicaSet set, String reason, String message, Instant at) {
    events.record(new News(set.key(), "Normal", reason, message), at);
  }
}
