package dev.pulih.simulator.world;

import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.metrics.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A toll back office in time. The same plan, seed and calls give the same world, to the last
 * counter. Not safe for more than one thread.
 */
public final class World {
  private final Plan plan;
  private final Cluster cluster;
  private final Backends fleet;
  private final Router router;
  private final Map<String, ServiceTraffic> traffic = new TreeMap<>();
  private final List<ConsumerGroup> groups;
  private final List<DatabaseServer> databases;
  private final Draw draw;
  private final List<String> order;
  private final Burden burden;
  private final CallTraffic calls;
  private Instant now;
  private boolean broken;
  private boolean monitored = true;

  /** A world that begins at an instant, with its Deployments about to start their pods. */
  public World(Plan plan, Instant beginning, SplittableRandom random) {
    this.plan = plan;
    this.cluster = Birth.cluster(plan, beginning, random.split());
    this.fleet = new Backends(cluster, plan.office().services(), beginning);
    this.router = new Router(cluster, fleet);
    plan.office().services().forEach(s -> traffic.put(s.name(), new ServiceTraffic(s)));
    this.groups = plan.office().groups().stream().map(ConsumerGroup::new).toList();
    this.databases = plan.office().databases().stream().map(DatabaseServer::new).toList();
    this.draw = new Draw(random.split());
    CallPlan called = plan.office().calls();
    this.order = called.calleesFirst(traffic.keySet());
    this.burden = new Burden(called, fleet, traffic);
    this.calls = new CallTraffic(called, fleet, new Draw(random.split()));
    this.now = beginning;
    cluster.advance(beginning);
  }

  /** How it was planned. */
  public Plan plan() {
    return plan;
  }

  /** Its time. */
  public Instant now() {
    return now;
  }

  /** The Kubernetes cluster that it runs on. */
  public Cluster cluster() {
    return cluster;
  }

  /** Its pods. */
  public Backends fleet() {
    return fleet;
  }

  /** A service's traffic. */
  public ServiceTraffic traffic(String service) {
    ServiceTraffic found = traffic.get(service);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no service " + service + "; there are " + traffic.keySet() + ".");
    }
    return found;
  }

  /** The consumer groups. */
  public List<ConsumerGroup> groups() {
    return groups;
  }

  /** The database servers. */
  public List<DatabaseServer> databases() {
    return databases;
  }

  /** Whether its metrics can be scraped and queried at this time. */
  public boolean monitored() {
    return monitored;
  }

  /** Moves on to an instant in steps of at most this length. */
  public void advanceTo(Instant until, Duration step) {
    while (now.isBefore(until)) {
      Instant next = now.plus(step);
      step(next.isBefore(until) ? next : until);
    }
  }

  void blind() {
    monitored = false;
  }

  private void step(Instant end) {
    Step step = Step.between(now, end, plan.pace(), draw);
    now = end;
    calm();
    cluster.advance(end);
    look();
    suffer(step);
    flow(step);
  }

  private void calm() {
    monitored = true;
    traffic.values().forEach(ServiceTraffic::calm);
    groups.forEach(ConsumerGroup::calm);
    databases.forEach(DatabaseServer::calm);
    fleet.calm();
  }

  private void look() {
    if (fleet.refresh()) {
      traffic.values().forEach(t -> t.route(router.legs(t.service())));
    }
  }

  private void suffer(Step step) {
    if (!now.isBefore(plan.onset())) {
      plan.fault().act(new Levers(this, step, !broken));
      broken = true;
    }
  }

  private void flow(Step step) {
    double total = plan.office().requestsPerSecond() * DailyShape.at(now);
    order.stream().map(this::traffic).forEach(t -> flow(t, total, step));
    traffic.values().forEach(calls::count);
    groups.forEach(group -> group.step(draw));
    databases.forEach(database -> database.step(draw));
  }

  private void flow(ServiceTraffic service, double total, Step step) {
    burden.lay(service);
    service.flow(total, step);
  }
}
