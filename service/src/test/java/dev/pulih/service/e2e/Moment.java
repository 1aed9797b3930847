package dev.pulih.service.e2e;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.Fault.CloseAfter;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** When a Pulih is killed. */
sealed interface Moment {

  /** Its name. */
  String name();

  /** Makes the world such that the moment comes. */
  default void prepare(Rig rig) {}

  /** Whether it has come. */
  boolean reached(Rig rig, List<Recorded> log, Duration alive);

  /**
   * A step, or one that can only come later, is recorded: what is recorded stays, so nobody can be
   * too late to see it.
   */
  record Reached(Step step, Set<Step> later) implements Moment {

    static Reached step(Step step, Step... later) {
      Set<Step> all = EnumSet.of(step);
      all.addAll(Arrays.asList(later));
      return new Reached(step, all);
    }

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public boolean reached(Rig rig, List<Recorded> log, Duration alive) {
      return log.stream().anyMatch(event -> later.contains(event.step().step()));
    }
  }

  /**
   * The cluster has carried out a change and Pulih has not heard of it: the answer is lost.
   *
   * @param resource what is changed
   * @param request the request that does it, counted from 1: weights are rehearsed first
   */
  record CarriedOut(String resource, int request) implements Moment {

    @Override
    public String name() {
      return "a change of " + resource + " whose answer is lost";
    }

    @Override
    public void prepare(Rig rig) {
      AtomicInteger seen = new AtomicInteger();
      rig.world()
          .kubernetes()
          .faults()
          .next(1, a -> patches(a) && seen.incrementAndGet() == request, new CloseAfter());
    }

    private boolean patches(Action action) {
      return action.verb().equals("patch") && action.resource().equals(resource);
    }

    @Override
    public boolean reached(Rig rig, List<Recorded> log, Duration alive) {
      return !rig.world().kubernetes().audit().changes(resource).isEmpty();
    }
  }

  /** The pager has taken a page and Pulih has not heard of it: the answer is lost. */
  record Called() implements Moment {

    @Override
    public String name() {
      return "a page whose answer is lost";
    }

    @Override
    public void prepare(Rig rig) {
      rig.pager().failNext(new dev.pulih.service.testing.Fault.LosesTheAnswer());
    }

    @Override
    public boolean reached(Rig rig, List<Recorded> log, Duration alive) {
      return !rig.pager().pages().isEmpty();
    }
  }

  /**
   * There is an incident, and it has run for so long, whatever it did meanwhile; even while it
   * starts.
   */
  record After(Duration time) implements Moment {

    @Override
    public String name() {
      return "a random moment, after " + time.toMillis() + " ms";
    }

    @Override
    public boolean reached(Rig rig, List<Recorded> log, Duration alive) {
      return !log.isEmpty() && alive.compareTo(time) >= 0;
    }
  }
}
