package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.Latency;
import java.util.List;
import java.util.Map;

/**
 * How much services suffer from those that they call: what is beyond the usual, for the usual
 * failures and latencies of its callees are part of a service's own.
 *
 * <p>Nothing is drawn here: the same pods in the same state weigh the same.
 */
final class Burden {
  private final CallPlan plan;
  private final Backends fleet;
  private final Map<String, ServiceTraffic> traffic;

  Burden(CallPlan plan, Backends fleet, Map<String, ServiceTraffic> traffic) {
    this.plan = plan;
    this.fleet = fleet;
    this.traffic = traffic;
  }

  /** Lets a service suffer from what its callees answered during this step. */
  void lay(ServiceTraffic caller) {
    List<CallProfile> edges = plan.from(caller.service().name());
    Strain strain = edges.isEmpty() ? Strain.none() : strain(edges);
    fleet.of(caller.service().name()).forEach(pod -> pod.strain(strain));
  }

  private Strain strain(List<CallProfile> edges) {
    double unharmed = 1;
    double seconds = 0;
    for (CallProfile edge : edges) {
      if (edge.coupling() > 0) {
        unharmed *= 1 - edge.failing(failing(edge));
        seconds += edge.coupling() * edge.perRequest() * late(edge);
      }
    }
    return new Strain(1 - unharmed, seconds);
  }

  /** Share of the calls that fail beyond the usual, in the caller's eyes. */
  private double failing(CallProfile edge) {
    ServiceTraffic callee = callee(edge);
    double failing = callee.lost();
    for (Backend pod : fleet.of(edge.callee())) {
      double failed = pod.served().beyondUsual();
      failing += failed + (pod.served().requests() - failed) * timedOut(pod, edge);
    }
    return callee.arrived() > 0 ? Math.min(1, failing / callee.arrived()) : 0;
  }

  private static double timedOut(Backend pod, CallProfile edge) {
    double timeout = edge.timeoutSeconds();
    return Math.max(0, pod.latency().shareBeyond(timeout) - usual(pod).shareBeyond(timeout));
  }

  /** By how many seconds a call takes longer than usual on average; at most until the timeout. */
  private double late(CallProfile edge) {
    ServiceTraffic callee = callee(edge);
    double seconds = 0;
    for (Backend pod : fleet.of(edge.callee())) {
      seconds += pod.served().requests() * late(pod, edge.timeoutSeconds());
    }
    return callee.arrived() > 0 ? seconds / callee.arrived() : 0;
  }

  private static double late(Backend pod, double timeout) {
    double now = Math.min(timeout, pod.latency().meanSeconds());
    return Math.max(0, now - Math.min(timeout, usual(pod).meanSeconds()));
  }

  private static Latency usual(Backend pod) {
    return pod.service().health().latency();
  }

  private ServiceTraffic callee(CallProfile edge) {
    ServiceTraffic callee = traffic.get(edge.callee());
    if (callee == null) {
      throw new IllegalStateException("Nobody runs " + edge.callee() + ", which is called.");
    }
    return callee;
  }
}
