package dev.pulih.simulator.scenario;

import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.scenario.Scenario.Setting;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.ServiceProfile;
import dev.pulih.simulator.world.ServiceProfile.Load;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of scenarios. */
public final class Scenarios {
  /** Ten in the morning in Malaysia, between the day's peaks. */
  static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-11-22T18:30:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final BackOffice USUAL = BackOffice.usual();

  private Scenarios() {}

  /** All of them, the acceptance scenario first. */
  public static List<Scenario> all() {
    return List.of(
        oom(),
        badVersion(),
        dependencyDown(),
        crashLoop(),
        databaseOutage(),
        noise(),
        prometheusGone(),
        prometheusGoneDuringOom(),
        lowTraffic(),
        slowP99(),
        kafkaLag(),
        oneMinuteOutage());
  }

  /** A scenario by its name. */
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  /** One pod of six leaks memory until it is killed, again and again. */
  public static Scenario oom() {
    return new Scenario(
        "oom",
        "One pod of txn-service fails more and more of its requests.",
        new Setting(USUAL, MORNING, LENGTH),
        new Leak("txn-service", 0, 0.885),
        truth("A memory leak in one pod (OOMKilled).", End.RECOVERED_BY_RESTART, "txn-service"));
  }

  /** Half of the traffic goes to a version that fails half of it from the onset on. */
  public static Scenario badVersion() {
    Version[] versions = {new Version("v1", 6, 50), new Version("v2", 6, 50)};
    return new Scenario(
        "bad-version",
        "A quarter of the requests to txn-service fail.",
        new Setting(USUAL.with("txn-service", s -> s.with(versions)), MORNING, LENGTH),
        Failing.version("txn-service", "v2", 0.5),
        truth("Version v2 fails.", End.RECOVERED_BY_SHIFT, "txn-service"));
  }

  /** A bank outside does not answer. */
  public static Scenario dependencyDown() {
    return new Scenario(
        "dependency-down",
        "Every pod of payment-service fails some of its requests.",
        new Setting(USUAL, MORNING, LENGTH),
        Failing.always("payment-service", 0.18),
        truth("A bank's interface is down.", End.PEOPLE, "payment-service"));
  }

  /** One pod crashes after every start. */
  public static Scenario crashLoop() {
    return new Scenario(
        "crash-loop",
        "One pod of account-service restarts again and again.",
        new Setting(USUAL, MORNING, LENGTH),
        new CrashLoop("account-service", 0, 75),
        truth("A corrupt file crashes one pod.", End.PEOPLE, "account-service"));
  }

  /** Five services fail within a minute because their database is down. */
  public static Scenario databaseOutage() {
    List<String> services =
        List.of(
            "payment-service",
            "billing-service",
            "txn-service",
            "account-service",
            "violation-service");
    return new Scenario(
        "database-outage",
        "Five services fail within a minute.",
        new Setting(USUAL, MORNING, LENGTH),
        new Outage(services, 0.7),
        truth("The shared database is down.", End.STORM, services.toArray(String[]::new)));
  }

  /** An ordinary day. */
  public static Scenario noise() {
    return new Scenario(
        "noise",
        "Traffic, latency, errors and lag wobble as on any day.",
        new Setting(USUAL, MORNING, LENGTH),
        new Wobble(),
        truth("Nothing is wrong.", End.NOTHING));
  }

  /** Prometheus is gone for ten minutes of an ordinary day. */
  public static Scenario prometheusGone() {
    return new Scenario(
        "prometheus-gone",
        "Prometheus does not answer for ten minutes; nothing else happens.",
        new Setting(USUAL, MORNING, LENGTH),
        new Blind(Duration.ofMinutes(1), Duration.ofMinutes(11)),
        truth("Prometheus was down.", End.NOTHING));
  }

  /** Prometheus goes while a pod is failing and comes back ten minutes later. */
  public static Scenario prometheusGoneDuringOom() {
    return new Scenario(
        "prometheus-gone-during-oom",
        "Prometheus does not answer for ten minutes while a pod of txn-service fails.",
        new Setting(USUAL, MORNING, Duration.ofMinutes(40)),
        new Leak("txn-service", 0, 0.885)
            .and(new Blind(Duration.ofMinutes(4), Duration.ofMinutes(14))),
        truth("A memory leak in one pod (OOMKilled).", End.RECOVERED_BY_RESTART, "txn-service"));
  }

  /** A service that hardly anybody uses at night fails its few requests. */
  public static Scenario lowTraffic() {
    Load quiet = new Load(0.000_005, 400);
    return new Scenario(
        "low-traffic",
        "The few requests that violation-service gets at night fail for ten minutes.",
        new Setting(USUAL.with("violation-service", s -> s.with(quiet)), NIGHT, LENGTH),
        Failing.during("violation-service", 1, Duration.ZERO, Duration.ofMinutes(10)),
        truth("Too few requests to tell.", End.NOTHING));
  }

  /** Answers take ten times as long, but none of them fails. */
  public static Scenario slowP99() {
    return new Scenario(
        "slow-p99",
        "account-service answers slowly.",
        new Setting(USUAL, MORNING, LENGTH),
        new Slow("account-service", 10),
        truth("A missing index.", End.PEOPLE, "account-service"));
  }

  /** The consumers fall behind. */
  public static Scenario kafkaLag() {
    return new Scenario(
        "kafka-lag",
        "The consumer group of txn-service falls behind.",
        new Setting(USUAL, MORNING, LENGTH),
        new Lagging(100),
        truth("A poisonous message blocks the consumers.", End.PEOPLE, "txn-service"));
  }

  /** Everything fails for one minute. */
  public static Scenario oneMinuteOutage() {
    return new Scenario(
        "one-minute-outage",
        "Every request to txn-service fails for one minute.",
        new Setting(USUAL, MORNING, LENGTH),
        Failing.during("txn-service", 1, Duration.ZERO, Duration.ofMinutes(1)),
        truth("A network fault that passed.", End.HEALED, "txn-service"));
  }

  /**
   * All pods of a service alone in the world fail a share of their requests for a time.
   *
   * @param share share of the requests, 0 to 1
   * @param replicas the service's pods
   * @param duration how long
   */
  public static Scenario plateau(double share, int replicas, Duration duration) {
    return new Scenario(
        "plateau-%.0f-%d-%d".formatted(share * 100, replicas, duration.toMinutes()),
        "txn-service fails %.0f %% of its requests.".formatted(share * 100),
        new Setting(
            USUAL.only("txn-service").with("txn-service", s -> sized(s, replicas)),
            MORNING,
            duration.plus(LENGTH)),
        Failing.during("txn-service", share, Duration.ZERO, duration),
        truth("A plateau of errors.", End.PEOPLE, "txn-service"));
  }

  private static ServiceProfile sized(ServiceProfile service, int replicas) {
    Load load = new Load(service.load().share() * replicas / 6, service.load().podCapacity());
    return service.with(load).with(new Version("v1", replicas, 100));
  }

  private static GroundTruth truth(String rootCause, End end, String... faulty) {
    Set<ServiceRef> services =
        Stream.of(faulty)
            .map(name -> new ServiceRef(BackOffice.NAMESPACE, name))
            .collect(Collectors.toSet());
    return new GroundTruth(rootCause, services, end);
  }
}
