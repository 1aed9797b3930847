package dev.pulih.simulator.cluster.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Faults that the API server has been told to show, each a number of times. */
public final class Faults {

  private final List<Planned> planned = new ArrayList<>();

  private record Planned(int times, Predicate<Action> which, Fault fault) {}

  Faults() {}

  /** Shows a fault to the next so many requests that match; earlier plans go first. */
  public synchronized void next(int times, Predicate<Action> which, Fault fault) {
    planned.add(new Planned(times, which, fault));
  }

  /** Shows a fault to every request that matches, until cleared. */
  public void always(Predicate<Action> which, Fault fault) {
    next(Integer.MAX_VALUE, which, fault);
  }

  /** Forgets every plan. */
  public synchronized void clear() {
    planned.clear();
  }

  /** Whether some plan has not yet been shown as often as it was to be. */
  public synchronized boolean pending() {
    return !planned.isEmpty();
  }

  synchronized Optional<Fault> take(Action action) {
    for (int i = 0; i < planned.size(); i++) {
      if (planned.get(i).which().test(action)) {
        return Optional.of(use(i));
      }
    }
    return Optional.empty();
  }

  private Fault use(int index) {
    Planned plan = planned.remove(index);
    if (plan.times() > 1) {
      planned.add(index, new Planned(plan.times() - 1, plan.which(), plan.fault()));
    }
    return plan.fault();
  }
}
