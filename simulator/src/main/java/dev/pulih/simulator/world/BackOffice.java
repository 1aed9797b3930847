package dev.pulih.simulator.world;

import dev.pulih.policy.Slo;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.Latency;
import dev.pulih.simulator.world.ServiceProfile.Health;
import dev.pulih.simulator.world.ServiceProfile.Load;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything that runs in the toll back office.
 *
 * @param services the services
 * @param groups the Kafka consumer groups
 * @param databases the database servers
 * @param calls who calls whom
 * @param requestsPerSecond requests per second of all services together at the day's peak
 */
public record BackOffice(
    List<ServiceProfile> services,
    List<GroupProfile> groups,
    List<DatabaseProfile> databases,
    CallPlan calls,
    double requestsPerSecond) {

  /** The namespace in which everything runs. */
  public static final String NAMESPACE = "bos";

  private static final double PEAK = 10_000;
  private static final WarmUp COLD_CACHES =
      new WarmUp(0.012, Duration.ofMinutes(7), Duration.ofMinutes(9));

  public BackOffice {
    services = List.copyOf(services);
    groups = List.copyOf(groups);
    databases = List.copyOf(databases);
  }

  /**
   * A Kafka consumer group.
   *
   * @param name its name
   * @param topic the topic that it reads
   * @param partitions the topic's partitions
   * @param owner the service that runs it
   */
  public record GroupProfile(String name, String topic, int partitions, String owner) {}

  /**
   * A database server.
   *
   * @param name its name and port, as the exporter says
   * @param maxConnections how many connections it accepts
   * @param owners the services whose databases it holds, one each
   */
  public record DatabaseProfile(String name, int maxConnections, List<String> owners) {
    public DatabaseProfile {
      owners = List.copyOf(owners);
    }
  }

  /** The six services with their objectives, one consumer group and one database server. */
  public static BackOffice usual() {
    return new BackOffice(
        List.of(txn(), payment(), billing(), account(), violation(), gateway()),
        List.of(new GroupProfile("txn-posting", "transactions", 12, "txn-service")),
        List.of(
            new DatabaseProfile(
                "bos-postgres:5432", 400, List.of("payment-service", "billing-service"))),
        UsualCalls.plan(),
        PEAK);
  }

  /**
   * A back office whose services depend on each other: a failed or slow call hurts its caller. More
   * of the traffic goes from service to service; there is a second consumer group, and the accounts
   * have a database server of their own.
   */
  public static BackOffice coupled() {
    BackOffice usual = usual();
    List<ServiceProfile> services = usual.services.stream().map(CoupledCalls::load).toList();
    return new BackOffice(
        services, CoupledCalls.groups(), CoupledCalls.databases(), CoupledCalls.plan(), PEAK);
  }

  /** The same back office with other traffic. */
  public BackOffice withRequestsPerSecond(double total) {
    return new BackOffice(services, groups, databases, calls, total);
  }

  /** The same back office with one service changed. */
  public BackOffice with(String service, UnaryOperator<ServiceProfile> change) {
    return withServices(
        services.stream().map(s -> s.name().equals(service) ? change.apply(s) : s).toList());
  }

  /** The same back office without its other services. */
  public BackOffice only(String service) {
    return withServices(services.stream().filter(s -> s.name().equals(service)).toList());
  }

  private BackOffice withServices(List<ServiceProfile> others) {
    List<String> names = others.stream().map(ServiceProfile::name).toList();
    return new BackOffice(others, groups, databases, calls.among(names), requestsPerSecond);
  }

  private static ServiceProfile txn() {
    Health health = new Health(Latency.ofP99(0.080), 0.0003, COLD_CACHES);
    return service("txn-service", slo(0.9995, 200, 0.001), new Load(0.40, 1_500), health, 6);
  }

  private static ServiceProfile payment() {
    Health health = new Health(Latency.ofP99(0.180), 0.00002, WarmUp.none());
    return service("payment-service", slo(0.9999, 500, 0.0001), new Load(0.12, 800), health, 4);
  }

  private static ServiceProfile billing() {
    Health health = new Health(Latency.ofP99(0.350), 0.001, WarmUp.none());
    return service("billing-service", slo(0.999, 1_000, 0.005), new Load(0.06, 500), health, 3);
  }

  private static ServiceProfile account() {
    Health health = new Health(Latency.ofP99(0.120), 0.0002, WarmUp.none());
    return service("account-service", slo(0.999, 300, 0.001), new Load(0.10, 800), health, 3);
  }

  private static ServiceProfile violation() {
    Health health = new Health(Latency.ofP99(0.700), 0.002, WarmUp.none());
    return service("violation-service", slo(0.995, 2_000, 0.01), new Load(0.04, 400), health, 2);
  }

  private static ServiceProfile gateway() {
    Health health = new Health(Latency.ofP99(0.040), 0.0001, WarmUp.none());
    return service("api-gateway", slo(0.9995, 100, 0.0005), new Load(0.28, 2_000), health, 4);
  }

  private static ServiceProfile service(
      String name, Slo slo, Load load, Health health, int replicas) {
    ServiceRef service = new ServiceRef(NAMESPACE, name);
    return new ServiceProfile(
        service, slo, load, health, List.of(new Version("v1", replicas, 100)));
  }

  private static Slo slo(double availability, long p99Millis, double errorRatio) {
    return new Slo(availability, Duration.ofMillis(p99Millis), errorRatio);
  }
}
