package dev.pulih.simulator.hostile;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The town's API server: it loses answers, refuses, conflicts, and does late what it was asked. */
final class TownCluster implements ClusterView, Rollouts, Traffic {

  private final Town town;
  private final Trouble trouble;
  private final Dice dice;
  private final Witness witness;
  private final List<Runnable> late = new ArrayList<>();
  private BooleanSupplier leader = () -> true;
  private Inventory inventory = new Inventory(Instant.EPOCH, Map.of());

  TownCluster(Town town, Trouble trouble, Dice dice, Witness witness) {
    this.town = town;
    this.trouble = trouble;
    this.dice = dice;
    this.witness = witness;
  }

  /** Whether whoever sends now leads. */
  void sentBy(BooleanSupplier isLeader) {
    this.leader = isLeader;
  }

  private void led(Object request) {
    Violation.unless(leader.getAsBoolean(), "only a leader of the latest term sends", request);
  }

  /** What was asked for a step ago is done now; its answer was lost. */
  void catchUp() {
    List<Runnable> due = List.copyOf(late);
    late.clear();
    due.forEach(Runnable::run);
  }

  /** Pulih looks at what runs, by its own clock. */
  void refresh(Instant now) {
    if (!trouble.clusterDown()) {
      Map<ServiceRef, ServiceInventory> seen = new HashMap<>();
      town.services().stream()
          .filter(s -> town.step() >= s.hiddenUntil && !trouble.oneIn(200))
          .forEach(s -> seen.put(s.ref(), s.shown(town.step())));
      inventory = new Inventory(now, seen);
    }
  }

  @Override
  public Inventory latest() {
    return inventory;
  }

  /** A request is lost on its way, or refused, or gets through. */
  private Optional<Answer> obstacle() {
    trouble.mayCrash(60);
    trouble.mayTakeLong(25);
    if (trouble.clusterDown()) {
      return Optional.of(new Answer.Unclear("timeout", Duration.ofSeconds(dice.below(40))));
    }
    return switch (trouble.oneIn(8) ? dice.below(3) : -1) {
      case 0 -> Optional.of(new Answer.Conflicted("changed"));
      case 1 -> Optional.of(new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no")));
      case 2 -> Optional.of(new Answer.Unclear("reset", Duration.ZERO));
      default -> Optional.empty();
    };
  }

  /** The answer to what was done may be lost, with the process or without it. */
  private Answer answer(long generation) {
    trouble.mayCrash(30);
    trouble.mayTakeLong(25);
    return trouble.oneIn(10)
        ? new Answer.Unclear("lost", Duration.ZERO)
        : new Answer.Accepted(generation);
  }

  /** What is done late is done as it would have been in time, or not at all. */
  private Answer carryOut(Supplier<Answer> change) {
    if (trouble.oneIn(12)) {
      late.add(
          () -> {
            Answer _ = change.get();
          });
      return new Answer.Unclear("timeout", Duration.ZERO);
    }
    Answer done = change.get();
    return done instanceof Answer.Accepted(long generation) ? answer(generation) : done;
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    trouble.mayCrash(60);
    trouble.mayTakeLong(8);
    return Evidence.missing("nobody knows");
  }

  @Override
  public Truth applied(RestartOrder order) {
    trouble.mayCrash(60);
    trouble.mayTakeLong(8);
    return trouble.clusterDown() || trouble.oneIn(15)
        ? Truth.UNKNOWN
        : Truth.of(deployment(order).carries(order));
  }

  private TownDeployment deployment(RestartOrder order) {
    return town.first(s -> s.deployment(order.workload()).stream()).orElseThrow();
  }

  @Override
  public Answer restart(RestartOrder order) {
    led(order);
    if (!deployment(order).carries(order)) {
      witness.sends(order);
    }
    return obstacle().orElseGet(() -> carryOut(() -> restarted(order)));
  }

  private Answer restarted(RestartOrder order) {
    TownDeployment deployment = deployment(order);
    if (!deployment.carries(order)) {
      if (deployment.rollingOut()) {
        return new Answer.Refused(new Hold(Reason.ROLLOUT_IN_PROGRESS, "rolling out"));
      }
      if (deployment.paused(town.step())) {
        return new Answer.Refused(new Hold(Reason.WORKLOAD_PAUSED, "paused"));
      }
      witness.restarts(order);
      deployment.restart(order, town.step(), town.now());
    }
    return new Answer.Accepted(deployment.generation());
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    trouble.mayCrash(60);
    trouble.mayTakeLong(40);
    return trouble.clusterDown() || trouble.oneIn(15) ? Optional.empty() : routes(name);
  }

  private Optional<Routes> routes(String name) {
    return town.first(s -> Optional.ofNullable(s.routes().get(name)).stream());
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return obstacle().orElse(new Answer.Accepted(0));
  }

  @Override
  public Answer write(WeightChange change) {
    led(change);
    witness.sends(change);
    return obstacle().orElseGet(() -> carryOut(() -> written(change)));
  }

  private Answer written(WeightChange change) {
    Routes now = routes(change.name()).orElseThrow();
    if (shows(now, change, false)) {
      return new Answer.Accepted(0);
    }
    if (!now.resourceVersion().equals(change.resourceVersion()) || !shows(now, change, true)) {
      return new Answer.Conflicted("changed");
    }
    put(changed(now, change));
    witness.writes(change);
    return new Answer.Accepted(0);
  }

  private static boolean shows(Routes routes, WeightChange change, boolean before) {
    return change.routes().stream()
        .allMatch(
            r ->
                routes
                    .routes()
                    .get(r.index())
                    .destinations()
                    .equals(before ? r.before() : r.after()));
  }

  private static Routes changed(Routes routes, WeightChange change) {
    List<Route> all = new ArrayList<>(routes.routes());
    change
        .routes()
        .forEach(
            r ->
                all.set(
                    r.index(),
                    new Route(r.index(), r.name(), all.get(r.index()).special(), r.after())));
    return with(routes, all);
  }

  private static Routes with(Routes routes, List<Route> all) {
    String next = Long.toString(Long.parseLong(routes.resourceVersion()) + 1);
    return new Routes(routes.namespace(), routes.name(), next, all, routes.ownership());
  }

  private void put(Routes changed) {
    town.services().stream()
        .filter(s -> s.routes().containsKey(changed.name()))
        .forEach(s -> s.routes().put(changed.name(), changed));
  }

  /** A person writes weights that nobody else would. */
  void meddle(Routes routes) {
    Route plain = routes.routes().getFirst();
    String host = plain.destinations().getFirst().host();
    List<Route> all = new ArrayList<>(routes.routes());
    Route changed =
        new Route(0, plain.name(), plain.special(), TownService.weights(host, 11 + dice.below(30)));
    all.set(0, changed);
    put(with(routes, all));
    witness.meddled(routes.name());
  }
}
