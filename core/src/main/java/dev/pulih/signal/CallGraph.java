package dev.pulih.signal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who calls whom, as measured: one service calls another if a call of it was counted. A service
 * that calls itself is nobody's neighbour by that.
 */
public final class CallGraph {
  private static final CallGraph NONE = new CallGraph(Map.of());

  private final Map<ServiceRef, Map<ServiceRef, Double>> callees;
  private final Map<ServiceRef, Set<ServiceRef>> callers;

  private CallGraph(Map<Entity.OfCall, Double> rates) {
    Map<ServiceRef, Map<ServiceRef, Double>> down = new HashMap<>();
    Map<ServiceRef, Set<ServiceRef>> up = new HashMap<>();
    rates.forEach(
        (call, rate) -> {
          down.computeIfAbsent(call.caller(), _ -> new TreeMap<>()).put(call.callee(), rate);
          up.computeIfAbsent(call.callee(), _ -> new TreeSet<>()).add(call.caller());
        });
    this.callees = down;
    this.callers = up;
  }

  /** Nobody is known to call anybody. */
  public static CallGraph none() {
    return NONE;
  }

  /** What called what within some ticks; the rate is the highest of them. */
  public static CallGraph of(SeriesWindow window) {
    Map<Entity.OfCall, Double> rates = new HashMap<>();
    for (Series series : window.series()) {
      if (series.signal().equals(Signals.CALL_RATE)) {
        put(rates, series.entity(), highest(window.values(series)));
      }
    }
    return new CallGraph(rates);
  }

  /** What calls what at one instant. */
  public static CallGraph of(Readings readings) {
    Map<Entity.OfCall, Double> rates = new HashMap<>();
    readings
        .entities(Signals.CALL_RATE)
        .forEach((entity, reading) -> put(rates, entity, reading.known().orElse(0)));
    return new CallGraph(rates);
  }

  /** The services that a service calls, by name; empty where none is known. */
  public Set<ServiceRef> callees(ServiceRef caller) {
    return new TreeSet<>(callees.getOrDefault(caller, Map.of()).keySet());
  }

  /** The services that are called on behalf of a service, by it or by those, without itself. */
  public Set<ServiceRef> downstream(ServiceRef caller) {
    Set<ServiceRef> found = new TreeSet<>();
    Deque<ServiceRef> open = new ArrayDeque<>(List.of(caller));
    while (!open.isEmpty()) {
      callees(open.pop()).stream().filter(found::add).forEach(open::add);
    }
    found.remove(caller);
    return found;
  }

  /** The services that call a service, by name; empty where none is known. */
  public Set<ServiceRef> callers(ServiceRef callee) {
    return new TreeSet<>(callers.getOrDefault(callee, Set.of()));
  }

  /** Requests per second of one service to another; empty where it makes none. */
  public OptionalDouble rate(ServiceRef caller, ServiceRef callee) {
    Double rate = callees.getOrDefault(caller, Map.of()).get(callee);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  private static double highest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
  }

  private static void put(Map<Entity.OfCall, Double> rates, Entity entity, double rate) {
    if (entity instanceof Entity.OfCall call && rate > 0 && !call.caller().equals(call.callee())) {
      rates.put(call, rate);
    }
  }
}
