package dev.pulih.simulator.hostile;

import dev.pulih.recover.RestartOrder;
import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Deployment with its pods and its rollouts. */
final class TownDeployment {

  private static final int NEVER = Integer.MAX_VALUE;

  final WorkloadRef ref;
  final String version;
  private final Dice dice;
  private final List<TownPod> pods = new ArrayList<>();
  private final List<TownPod> coming = new ArrayList<>();
  private final List<TownPod> ever = new ArrayList<>();
  private Optional<RestartOrder> carried = Optional.empty();
  private int doneAt = NEVER;
  private int stuckAt = NEVER;
  private long generation = 1;
  private int made;

  private Optional<TemplateChange> deployed = Optional.empty();
  private int scalesUntil;
  private int pausedUntil;
  private int unlistedUntil;

  /** How it is set up. */
  final Standing standing;

  /** Whether pods that are made now fail as well. */
  boolean bornSick;

  TownDeployment(String name, String version, int wanted, Dice dice) {
    this.standing = Standing.any(dice);
    this.ref = new WorkloadRef("bos", standing.kind(), name);
    this.version = version;
    this.dice = dice;
    for (int i = 0; i < wanted; i++) {
      TownPod pod = make(Town.START.minusSeconds(86_400));
      pod.becomesReady(Town.START.minusSeconds(86_000));
      pods.add(pod);
    }
  }

  private TownPod make(Instant at) {
    TownPod pod = new TownPod(ref, version, "h" + generation, made++, at);
    pod.sick = bornSick;
    ever.add(pod);
    return pod;
  }

  List<TownPod> pods() {
    return pods;
  }

  /** Those that are gone too: their series are still there. */
  List<TownPod> ever() {
    return ever;
  }

  List<TownPod> all() {
    List<TownPod> all = new ArrayList<>(pods);
    all.addAll(coming);
    return all;
  }

  boolean rollingOut() {
    return !coming.isEmpty();
  }

  boolean carries(RestartOrder order) {
    return carried.filter(order::equals).isPresent();
  }

  /** A restart by an order of Pulih's. */
  void restart(RestartOrder order, int step, Instant now) {
    carried = Optional.of(order);
    rollOut(step, now);
  }

  /** A new version by somebody else. */
  void deploy(int step, Instant now) {
    List<String> differences = List.of("spec.containers[app].image a -> b");
    deployed = Optional.of(new TemplateChange(now, generation, generation + 1, differences));
    rollOut(step, now);
  }

  /** An autoscaler wants one more pod, which does not come before a step. */
  void scale(int until) {
    scalesUntil = until;
  }

  /** A person pauses it, so that no rollout goes on. */
  void pause(int until) {
    pausedUntil = until;
  }

  /** For a while the cluster does not tell of it, though of its pods. */
  void hide(int until) {
    unlistedUntil = until;
  }

  /** Whether the cluster tells of it. */
  boolean listed(int step) {
    return ref.isDeployment() && step >= unlistedUntil;
  }

  boolean paused(int step) {
    return step < pausedUntil;
  }

  /** What others change about it. */
  Movement movement(int step) {
    int wanted = step < scalesUntil ? pods.size() + 1 : pods.size();
    if (!ref.isDeployment()) {
      return Movement.none();
    }
    return new Movement(
        deployed, Optional.of(new Autoscaling(ref.name() + "-hpa", pods.size(), wanted)));
  }

  /** A new pod template or a restart: one rollout replaces another that is under way. */
  void rollOut(int step, Instant now) {
    generation++;
    coming.clear();
    for (int i = 0; i < pods.size(); i++) {
      coming.add(make(now));
    }
    boolean stuck = dice.oneIn(6);
    doneAt = stuck ? NEVER : step + 1 + dice.below(6);
    stuckAt = stuck ? step + 12 : NEVER;
  }

  void advance(int step, Instant now) {
    if (rollingOut() && step >= doneAt) {
      coming.forEach(pod -> pod.becomesReady(now));
      pods.clear();
      pods.addAll(coming);
      coming.clear();
      stuckAt = NEVER;
    }
    pods.forEach(pod -> pod.becomesReady(now));
  }

  /** A person takes a rollout that is stuck back. */
  void settle() {
    coming.clear();
    stuckAt = NEVER;
    pausedUntil = 0;
    unlistedUntil = 0;
  }

  /** As the cluster shows it. */
  Workload shown(int step) {
    int updated = rollingOut() ? coming.size() : pods.size();
    int ready = (int) all().stream().filter(TownPod::ready).count();
    Replicas replicas = new Replicas(pods.size(), all().size(), updated, ready);
    Optional<String> restartedAt = carried.map(order -> order.restartedAt().toString());
    return new Workload(
        ref,
        replicas,
        new Rollout(generation, generation, step >= stuckAt, paused(step), restartedAt),
        new Strategy(standing.recreate(), standing.leaves(pods.size())),
        standing.ownership());
  }

  long generation() {
    return generation;
  }
}
