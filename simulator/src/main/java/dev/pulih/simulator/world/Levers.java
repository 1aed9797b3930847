package dev.pulih.simulator.world;

import dev.pulih.simulator.cluster.pods.Crash;
import java.time.Duration;
import java.util.List;

/** What a fault can move in a world during one step. */
public final class Levers {
  private final World world;
  private final Step step;
  private final boolean begins;

  Levers(World world, Step step, boolean begins) {
    this.world = world;
    this.step = step;
    this.begins = begins;
  }

  /** How long the fault has lasted, in the scenario's own time. */
  public Duration since() {
    return world.plan().pace().toScenario(Duration.between(world.plan().onset(), step.end()));
  }

  /** How many seconds the fault has lasted, in the scenario's own time. */
  public double seconds() {
    return since().toMillis() / 1000.0;
  }

  /** This is the fault's first step. */
  public boolean begins() {
    return begins;
  }

  /** A service's pods, by name. */
  public List<Backend> pods(String service) {
    return world.fleet().of(service);
  }

  /** Seconds since a pod's process started, in the scenario's own time. */
  public double ageSeconds(Backend pod) {
    return step.ageSeconds(pod);
  }

  /** Ends a pod's container, with the last line that it writes. */
  public void crash(Backend pod, Crash how, String lastWords) {
    pod.log().write(step.end(), lastWords);
    world.cluster().crash(pod.view().namespace(), pod.view().name(), how, step.end());
  }

  /** Multiplies a service's traffic. */
  public void traffic(String service, double factor) {
    world.traffic(service).multiply(factor);
  }

  /** The consumer groups. */
  public List<ConsumerGroup> groups() {
    return world.groups();
  }

  /** The database servers. */
  public List<DatabaseServer> databases() {
    return world.databases();
  }

  /** Nothing can be scraped or queried during this step. */
  public void blind() {
    world.blind();
  }
}
