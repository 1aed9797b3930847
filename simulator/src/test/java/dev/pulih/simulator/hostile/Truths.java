package dev.pulih.simulator.hostile;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is true in the town, worked out anew from what was served. */
final class Truths {

  private static final int MINUTE = 4;
  private static final int THREE_MINUTES = 12;
  private static final int FIVE_MINUTES = 20;
  private static final double FEW = 20;

  private final Town town;
  private final Trouble trouble;

  Truths(Town town, Trouble trouble) {
    this.town = town;
    this.trouble = trouble;
  }

  Town town() {
    return town;
  }

  boolean seen(ServiceRef service, int step) {
    boolean scraped = step - town.service(service).unscrapedSince() <= 2;
    return scraped && !trouble.prometheusDown();
  }

  /** Whether nobody can ask how pods do. */
  boolean blind() {
    return trouble.fails(Signals.POD_ERROR_RATE) || trouble.fails(Signals.POD_REQUEST_RATE);
  }

  /** Whether a pod failed more than a share over a minute that ended within so many steps. */
  boolean podFailsOverAMinute(List<PodRef> pods, double above, int step, int tolerance) {
    return recently(step, tolerance, at -> anyFails(pods, above, at, MINUTE));
  }

  boolean podFailsOverFiveMinutes(List<PodRef> pods, double above, int step) {
    return anyFails(pods, above, step, FIVE_MINUTES);
  }

  private boolean anyFails(List<PodRef> pods, double above, int at, int steps) {
    return pods.stream()
        .flatMap(ref -> town.pod(ref).stream())
        .anyMatch(pod -> fails(List.of(pod), above, at, steps));
  }

  boolean serviceFailsOverAMinute(ServiceRef service, double above, int step, int tolerance) {
    return recently(step, tolerance, at -> fails(ever(service), above, at, MINUTE));
  }

  boolean serviceFailsOverFiveMinutes(ServiceRef service, double above, int step) {
    return fails(ever(service), above, step, FIVE_MINUTES);
  }

  private List<TownPod> ever(ServiceRef service) {
    return town.service(service).podsEver();
  }

  private static boolean recently(int step, int tolerance, IntPredicate held) {
    return IntStream.rangeClosed(step - tolerance, step).anyMatch(held);
  }

  private static boolean fails(List<TownPod> pods, double above, int at, int steps) {
    double requests = requests(pods, at, steps);
    return requests >= FEW && errors(pods, at, steps) / requests > above;
  }

  private static double requests(List<TownPod> pods, int at, int steps) {
    return pods.stream().mapToDouble(p -> p.requests(at, steps)).sum();
  }

  private static double errors(List<TownPod> pods, int at, int steps) {
    return pods.stream().mapToDouble(p -> p.errors(at, steps)).sum();
  }

  /** Whether a version is known to fail less than 5 % of enough requests. */
  boolean healthy(TownService service, String version, int step) {
    List<TownPod> pods = running(service, version).toList();
    double requests = requests(pods, step, FIVE_MINUTES);
    return requests >= FEW && isFew(errors(pods, step, FIVE_MINUTES), requests);
  }

  /** Whether the pods that a restart made are known to fail less than 5 % of enough requests. */
  boolean recovered(WorkloadRef workload, Instant since, int step) {
    List<TownPod> pods =
        town.services().stream()
            .flatMap(TownService::pods)
            .distinct()
            .filter(p -> p.shown().workload().equals(workload) && p.madeSince(since))
            .toList();
    double requests = requests(pods, step, THREE_MINUTES);
    return requests >= FEW && isFew(errors(pods, step, THREE_MINUTES), requests);
  }

  /** Whether a version serves next to nothing. */
  boolean idle(TownService service, String version, int step) {
    List<TownPod> pods = running(service, version).toList();
    return requests(pods, step, FIVE_MINUTES) < FEW * Math.max(1, pods.size());
  }

  /** Below 5 %; exactly 5 % may be read as less, for sums of rates are right to 15 digits. */
  private static boolean isFew(double errors, double requests) {
    return errors < 0.05 * requests * (1 + 1e-12);
  }

  private static Stream<TownPod> running(TownService service, String version) {
    return service.pods().filter(p -> p.version.equals(version));
  }

  double load(TownService service, int step) {
    return requests(ever(service.ref()), step, FIVE_MINUTES) / (FIVE_MINUTES * 15.0);
  }
}
