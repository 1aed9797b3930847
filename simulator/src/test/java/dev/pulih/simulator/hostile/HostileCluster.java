package dev.pulih.simulator.hostile;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A cluster that loses answers, refuses, and takes the process down with it. */
final class HostileCluster implements Rollouts, Traffic {

  /** The process dies. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Random random;
  private final Set<RestartOrder> carried = new HashSet<>();
  private final Consumer<RestartOrder> restarted;
  private final Consumer<WeightChange> written;
  private List<Destination> weights =
      Samples.plan().changes().getFirst().routes().getFirst().before();
  private long version = 7;

  HostileCluster(Random random, Consumer<RestartOrder> restarted, Consumer<WeightChange> written) {
    this.random = random;
    this.restarted = restarted;
    this.written = written;
  }

  /** A person writes weights. */
  void meddle() {
    int v1 = random.nextInt(101);
    weights = List.of(new Destination("txn", "v1", v1), new Destination("txn", "v2", 100 - v1));
    version++;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void mayCrash() {
    if (chance(4)) {
      throw new Crash();
    }
  }

  private Answer answer() {
    mayCrash();
    return chance(15) ? new Answer.Unclear("lost", Duration.ZERO) : new Answer.Accepted(8);
  }

  private Optional<Answer> failure() {
    mayCrash();
    return switch (random.nextInt(12)) {
      case 0 -> Optional.of(new Answer.Unclear("timeout", Duration.ofSeconds(random.nextInt(40))));
      case 1 -> Optional.of(new Answer.Conflicted("changed"));
      case 2 -> Optional.of(new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no")));
      default -> Optional.empty();
    };
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    mayCrash();
    return Evidence.missing("nobody knows");
  }

  @Override
  public Truth applied(RestartOrder order) {
    return chance(10) ? Truth.UNKNOWN : Truth.of(carried.contains(order));
  }

  @Override
  public Answer restart(RestartOrder order) {
    return failure().orElseGet(() -> carry(order));
  }

  private Answer carry(RestartOrder order) {
    if (carried.add(order)) {
      restarted.accept(order);
    }
    return answer();
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    Routes.Route route = new Routes.Route(0, "main", Optional.empty(), weights);
    return chance(8)
        ? Optional.empty()
        : Optional.of(
            new Routes(
                namespace,
                name,
                Long.toString(version),
                List.of(route),
                Workload.Ownership.none()));
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return failure().orElse(new Answer.Accepted(0));
  }

  @Override
  public Answer write(WeightChange change) {
    return failure().orElseGet(() -> guarded(change));
  }

  private Answer guarded(WeightChange change) {
    WeightChange.OfRoute route = change.routes().getFirst();
    if (!change.resourceVersion().equals(Long.toString(version))
        || !weights.equals(route.before())) {
      return new Answer.Conflicted("changed");
    }
    weights = route.after();
    version++;
    written.accept(change);
    return answer();
  }
}
