package dev.pulih.signal;

/**
 * What a HorizontalPodAutoscaler does to a workload.
 *
 * @param name its name
 * @param current how many pods it counts
 * @param desired how many it wants
 */
public record Autoscaling(String name, int current, int desired) {

  /** Whether it changes the number of pods right now. */
  public boolean atWork() {
    return current != desired;
  }
}
