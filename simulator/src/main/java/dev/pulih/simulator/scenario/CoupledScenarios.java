package dev.pulih.simulator.scenario;

import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.scenario.Scenario.Setting;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.BackOffice.DatabaseProfile;
import dev.pulih.simulator.world.BackOffice.GroupProfile;
import dev.pulih.simulator.world.CallProfile;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.ServiceProfile;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scenarios in which one service is at fault and its callers suffer too: as many as there are
 * seeds, each of which chooses the faulty service and, where only one is ill, its pod.
 */
public final class CoupledScenarios {
  private static final BackOffice OFFICE = BackOffice.coupled();
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private CoupledScenarios() {}

  /** A scenario of a kind. The same seed gives the same one. */
  public static Scenario of(FaultKind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed + kind.name().hashCode());
    List<ServiceProfile> possible = candidates(kind);
    ServiceProfile faulty = possible.get(random.nextInt(possible.size()));
    return of(kind, seed, faulty, random.nextInt(replicas(faulty)));
  }

  /** The services that a kind can choose from, by name. */
  static List<ServiceProfile> candidates(FaultKind kind) {
    return OFFICE.services().stream()
        .filter(service -> fits(kind).test(service.name()))
        .sorted((one, other) -> one.service().compareTo(other.service()))
        .toList();
  }

  private static Predicate<String> fits(FaultKind kind) {
    return switch (kind) {
      case LEAF_ERRORS, LEAF_SLOW -> name -> called(name) && !calls(name);
      case POD_ERRORS, POD_SLOW, CRASH_LOOP, OOM_LEAK -> CoupledScenarios::called;
      case DB_CONNECTIONS ->
          name -> OFFICE.databases().stream().map(DatabaseProfile::owners).anyMatch(in(name));
      case CONSUMER_LAG ->
          name -> OFFICE.groups().stream().map(GroupProfile::owner).anyMatch(name::equals);
      case CALLER_ERRORS -> CoupledScenarios::calls;
    };
  }

  private static Predicate<List<String>> in(String name) {
    return names -> names.contains(name);
  }

  private static boolean called(String service) {
    return !OFFICE.calls().to(service).isEmpty();
  }

  private static boolean calls(String service) {
    return !OFFICE.calls().from(service).isEmpty();
  }

  private static int replicas(ServiceProfile service) {
    return service.versions().stream().mapToInt(Version::replicas).sum();
  }

  private static Scenario of(FaultKind kind, long seed, ServiceProfile faulty, int place) {
    return new Scenario(
        "coupled-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + seed,
        "One service is at fault, and those that call it suffer.",
        new Setting(OFFICE, Scenarios.MORNING, LENGTH),
        fault(kind, faulty.name(), place),
        truth(kind, faulty, place));
  }

  private static Fault fault(FaultKind kind, String service, int place) {
    return switch (kind) {
      case LEAF_ERRORS -> Failing.always(service, 0.6);
      case LEAF_SLOW -> new Slow(service, 12);
      case POD_ERRORS -> new IllPod(service, place, Ailment.failing(0.85));
      case POD_SLOW -> new IllPod(service, place, Ailment.slow(30));
      case CRASH_LOOP -> new CrashLoop(service, place, 75);
      case OOM_LEAK -> new Leak(service, place, 0.885);
      case DB_CONNECTIONS -> new Exhausted(service);
      case CONSUMER_LAG -> new Backlog(service, 100, 8);
      case CALLER_ERRORS -> Failing.always(service, 0.4);
    };
  }

  private static GroundTruth truth(FaultKind kind, ServiceProfile faulty, int place) {
    return new GroundTruth(
        cause(kind),
        Set.of(faulty.service()),
        ofOnePod(kind) ? OptionalInt.of(place) : OptionalInt.empty(),
        end(kind, faulty));
  }

  private static String cause(FaultKind kind) {
    return switch (kind) {
      case LEAF_ERRORS -> "A bad release.";
      case LEAF_SLOW -> "A missing index.";
      case POD_ERRORS -> "A pod on a bad node.";
      case POD_SLOW -> "A pod on a slow disk.";
      case CRASH_LOOP -> "A corrupt file crashes one pod.";
      case OOM_LEAK -> "A memory leak in one pod (OOMKilled).";
      case DB_CONNECTIONS -> "A leak of database connections.";
      case CONSUMER_LAG -> "A consumer that takes the pods' time.";
      case CALLER_ERRORS -> "A wrong setting.";
    };
  }

  private static boolean ofOnePod(FaultKind kind) {
    return switch (kind) {
      case POD_ERRORS, POD_SLOW, CRASH_LOOP, OOM_LEAK -> true;
      case LEAF_ERRORS, LEAF_SLOW, DB_CONNECTIONS, CONSUMER_LAG, CALLER_ERRORS -> false;
    };
  }

  /**
   * Three services that suffer at once, of six, are a storm, in which nothing is done; with fewer,
   * the callers' incidents page people. A pod of four that is half dead is felt too weakly for one.
   */
  private static End end(FaultKind kind, ServiceProfile faulty) {
    boolean weak = kind == FaultKind.CRASH_LOOP && replicas(faulty) > 3;
    return weak || upstream(faulty.name()).size() < 2 ? End.PEOPLE : End.STORM;
  }

  /** All who call a service, also through others. */
  static Set<String> upstream(String service) {
    return OFFICE.calls().to(service).stream()
        .map(CallProfile::caller)
        .flatMap(caller -> Stream.concat(Stream.of(caller), upstream(caller).stream()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
