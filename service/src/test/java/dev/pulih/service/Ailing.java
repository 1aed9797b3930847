package dev.pulih.service;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service of five pods, one of which fails 90 % of its requests, from the start or from when a
 * test says so to the test's end: what Pulih would read, and what it asks for, in memory.
 */
final class Ailing implements SignalSource, ClusterView, Rollouts, Notifier {

  static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");

  private static final WorkloadRef DEPLOYMENT = WorkloadRef.deployment("bos", "txn-service");
  private static final List<PodRef> PODS =
      IntStream.range(0, 5).mapToObj(i -> new PodRef("bos", "txn-service-7d9f-abcd" + i)).toList();
  private static final Signal RECENT = Signals.POD_ERROR_RATE.over(Span.RECENT);
  private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");

  final List<RestartOrder> restarts = new CopyOnWriteArrayList<>();
  final List<Notification> told = new CopyOnWriteArrayList<>();

  /** So many calls of the chat end with an exception. */
  final AtomicInteger chatFails = new AtomicInteger();

  /** What happens while the last look before an action is taken. */
  volatile Runnable whileLooking = () -> {};

  /** So many ticks end with an exception. */
  final AtomicInteger readFails = new AtomicInteger();

  /** Whether no signal can be read. */
  final AtomicBoolean unreadable = new AtomicBoolean();

  private volatile boolean well;

  /** One of which nothing fails until it {@link #fallsIll}: orders can be given before. */
  static Ailing wellAtFirst() {
    Ailing world = new Ailing();
    world.well = true;
    return world;
  }

  /** From now on its pod fails. */
  void fallsIll() {
    well = false;
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    if (readFails.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("as this test asked for");
    }
    if (signals.contains(RECENT) && !signals.contains(Signals.ERROR_RATE)) {
      whileLooking.run();
    }
    if (unreadable.get()) {
      Map<Signal, String> failures = new HashMap<>();
      signals.forEach(signal -> failures.put(signal, signal + " cannot be read"));
      return new Readings(at, Map.of(), failures);
    }
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    signals.forEach(signal -> samples.put(signal, samples(signal)));
    return new Readings(at, samples, Map.of());
  }

  /** Nothing to begin with, and what people look at. */
  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return signals.contains(Signals.POD_ERROR_RATE)
        ? List.of()
        : Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
            .map(at -> read(signals, at))
            .toList();
  }

  /** One of five pods fails 90 % of 200 requests a second: 18 % of the service's 1,000. */
  private Map<Entity, Reading> samples(Signal signal) {
    return switch (signal.name()) {
      case "error_rate" -> service(well ? 0 : 0.18);
      case "request_rate" -> service(1000);
      case "pod_error_rate" -> pods(well ? 0 : 0.9, 0);
      case "pod_request_rate" -> pods(200, 200);
      case "sample_age" -> pods(0, 0);
      default -> Map.of();
    };
  }

  private static Map<Entity, Reading> service(double value) {
    return Map.of(new Entity.OfService(SERVICE), Reading.of(value));
  }

  private static Map<Entity, Reading> pods(double bad, double good) {
    Map<Entity, Reading> readings = new HashMap<>();
    PODS.forEach(pod -> readings.put(new Entity.OfPod(pod), Reading.of(good)));
    readings.put(new Entity.OfPod(PODS.getFirst()), Reading.of(bad));
    return readings;
  }

  @Override
  public Inventory latest() {
    List<Pod> pods = PODS.stream().map(Ailing::pod).toList();
    Workload workload =
        new Workload(
            DEPLOYMENT,
            new Workload.Replicas(5, 5, 5, 5),
            new Workload.Rollout(1, 1, false, false, Optional.empty()),
            new Workload.Strategy(false, 4),
            Workload.Ownership.none());
    return new Inventory(
        Instant.now(),
        Map.of(
            SERVICE,
            new ServiceInventory(pods, List.of(workload), List.of(), List.of(), Map.of())));
  }

  private static Pod pod(PodRef ref) {
    return new Pod(
        ref,
        DEPLOYMENT,
        Map.of("app", "txn-service"),
        new Pod.Health(LONG_AGO, true, Optional.of(LONG_AGO), List.of()));
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return Evidence.missing("nothing is kept in this test");
  }

  @Override
  public Truth applied(RestartOrder order) {
    return Truth.of(restarts.contains(order));
  }

  @Override
  public Answer restart(RestartOrder order) {
    restarts.add(order);
    return new Answer.Accepted(2);
  }

  @Override
  public Channel channel() {
    return Channel.SLACK;
  }

  @Override
  public Delivery send(Notification notification) {
    if (chatFails.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("as this test asked for");
    }
    told.add(notification);
    return new Delivery.Delivered("1");
  }
}
