package dev.pulih.simulator.world;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.CallStatus;
import dev.pulih.simulator.metrics.Draw;
import dev.pulih.simulator.world.Sidecar.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts the requests of a step as calls, at the sidecars of both sides.
 *
 * <p>The requests have been answered by then. Each was made by one of the service's callers, in
 * proportion to the calls that those make, or else by somebody outside; so both sides count the
 * same calls, and a service's requests are all that its sidecars count. The randomness is its own:
 * who calls whom changes nothing in the rest of the world.
 */
final class CallTraffic {
  private final CallPlan plan;
  private final Backends fleet;
  private final Draw draw;

  CallTraffic(CallPlan plan, Backends fleet, Draw draw) {
    this.plan = plan;
    this.fleet = fleet;
    this.draw = draw;
  }

  /** The pods of one workload that made calls, and the calls' profile. */
  private record Group(CallProfile profile, Caller caller, List<Backend> pods) {

    long requests() {
      return pods.stream().mapToLong(pod -> pod.served().requests()).sum();
    }

    double calls() {
      return profile.perRequest() * requests();
    }
  }

  /** Counts one service's requests of this step. */
  void count(ServiceTraffic callee) {
    if (callee.arrived() == 0) {
      return;
    }
    List<Backend> pods = fleet.of(callee.service().name());
    Unclaimed rest = new Unclaimed(pods, callee.lost(), draw);
    double left = 1;
    for (Group group : groups(callee.service())) {
      double share = Math.min(left, group.calls() / callee.arrived());
      long[] seen = rest.claim(group.caller(), group.profile(), left > 0 ? share / left : 0);
      spread(seen, group, callee.service().service());
      left -= share;
    }
    rest.claim();
  }

  private List<Group> groups(ServiceProfile callee) {
    return plan.to(callee.name()).stream().map(this::groups).flatMap(Collection::stream).toList();
  }

  private List<Group> groups(CallProfile edge) {
    List<Group> groups = new ArrayList<>();
    fleet.of(edge.caller()).stream()
        .filter(pod -> pod.served().requests() > 0)
        .collect(groupingBy(Backend::caller, TreeMap::new, toList()))
        .forEach((caller, pods) -> groups.add(new Group(edge, caller, pods)));
    return groups;
  }

  /** Spreads what a workload's calls came to over its pods, as its requests are. */
  private void spread(long[] seen, Group group, ServiceRef callee) {
    for (CallStatus status : CallStatus.values()) {
      long calls = seen[status.column()];
      long weights = group.requests();
      for (Backend pod : group.pods()) {
        long part = draw.binomial(calls, (double) pod.served().requests() / weights);
        pod.sidecar().to(callee).add(status, part);
        calls -= part;
        weights -= pod.served().requests();
      }
    }
  }
}
