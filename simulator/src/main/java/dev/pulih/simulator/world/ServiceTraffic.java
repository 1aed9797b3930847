package dev.pulih.simulator.world;

import java.util.List;

/** One service's requests on their way to its pods. */
public final class ServiceTraffic {
  private static final double DEVIATION = 0.03;

  private final ServiceProfile service;
  private final Noise noise = new Noise(DEVIATION);
  private List<Leg> legs = List.of();
  private double factor = 1;
  private long demanded;
  private long unserved;
  private long demandedBefore;
  private long unservedBefore;

  /** Pods that share a part of the traffic. */
  record Leg(int weight, List<Backend> pods) {}

  ServiceTraffic(ServiceProfile service) {
    this.service = service;
  }

  /** The service. */
  public ServiceProfile service() {
    return service;
  }

  /** All requests that clients have made. */
  public long demanded() {
    return demanded;
  }

  /** Those of them that found no pod to answer. */
  public long unserved() {
    return unserved;
  }

  /** The requests of this step. */
  long arrived() {
    return demanded - demandedBefore;
  }

  /** Those of them that found no pod. */
  long lost() {
    return unserved - unservedBefore;
  }

  void route(List<Leg> next) {
    legs = next;
  }

  void calm() {
    factor = 1;
    demandedBefore = demanded;
    unservedBefore = unserved;
  }

  void multiply(double by) {
    factor *= by;
  }

  /** Sends a step's requests; the whole back office gets {@code total} per second. */
  void flow(double total, Step step) {
    double noisy = factor * noise.next(step.seconds(), step.draw().random());
    double rate = total * service.load().share() * noisy;
    long requests = step.draw().poisson(rate * step.seconds());
    demanded += requests;
    split(requests, step);
  }

  private void split(long requests, Step step) {
    int weights = legs.stream().mapToInt(Leg::weight).sum();
    long left = requests;
    for (Leg leg : legs) {
      long part = weights > 0 ? step.draw().binomial(left, (double) leg.weight() / weights) : 0;
      balance(leg.pods(), part, step);
      left -= part;
      weights -= leg.weight();
    }
    unserved += left;
  }

  private void balance(List<Backend> pods, long requests, Step step) {
    long left = requests;
    for (int i = 0; i < pods.size(); i++) {
      long part = step.draw().binomial(left, 1.0 / (pods.size() - i));
      pods.get(i).serve(part, step);
      left -= part;
    }
    unserved += left;
  }
}
