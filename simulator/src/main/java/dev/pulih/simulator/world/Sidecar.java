package dev.pulih.simulator.world;

import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.CallCounts;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a pod's sidecar has counted of calls, made and taken; it begins at zero with its pod. */
public final class Sidecar {
  private final Map<ServiceRef, CallCounts> made = new TreeMap<>();
  private final Map<Caller, CallCounts> taken = new TreeMap<>();

  /**
   * A workload that calls.
   *
   * @param service the service that it runs
   * @param workload its Deployment
   */
  public record Caller(ServiceRef service, String workload) implements Comparable<Caller> {

    /** Whoever calls from outside the mesh. */
    static final Caller UNKNOWN = new Caller(new ServiceRef("unknown", "unknown"), "unknown");

    @Override
    public int compareTo(Caller other) {
      return toString().compareTo(other.toString());
    }
  }

  /** The calls that the pod made, by callee. */
  public Map<ServiceRef, CallCounts> made() {
    return Collections.unmodifiableMap(made);
  }

  /** The requests that the pod got, by caller. */
  public Map<Caller, CallCounts> taken() {
    return Collections.unmodifiableMap(taken);
  }

  CallCounts to(ServiceRef callee) {
    return made.computeIfAbsent(callee, _ -> new CallCounts());
  }

  CallCounts by(Caller caller) {
    return taken.computeIfAbsent(caller, _ -> new CallCounts());
  }

  void reset() {
    made.clear();
    taken.clear();
  }
}
