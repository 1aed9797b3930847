package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people switched.
 *
 * @param pause no actions until it ends, if there is one
 * @param kill who switched all actions off, if someone did
 * @param windows when people work on services; also those that are over, as far as they are kept
 */
public record Switches(Optional<Pause> pause, Optional<String> kill, List<Maintenance> windows) {

  public Switches {
    windows = List.copyOf(windows);
  }

  /** A pause and the kill switch alone. */
  public Switches(Optional<Pause> pause, Optional<String> kill) {
    this(pause, kill, List.of());
  }

  /**
   * A pause of all actions. Alarms go on.
   *
   * @param by who
   * @param why the reason
   * @param until when it ends
   */
  public record Pause(String by, String why, Instant until) {}

  /** Nothing is switched. */
  public static Switches none() {
    return new Switches(Optional.empty(), Optional.empty());
  }

  /** What holds every action at this instant, if anything does. */
  public Optional<Hold> hold(Instant now) {
    return killed().or(() -> paused(now));
  }

  private Optional<Hold> killed() {
    return kill.map(by -> new Hold(Reason.KILL_SWITCH, "switched off by " + by));
  }

  private Optional<Hold> paused(Instant now) {
    return pause.filter(p -> now.isBefore(p.until())).map(Switches::paused);
  }

  private static Hold paused(Pause pause) {
    return new Hold(
        Reason.PAUSED, "paused by " + pause.by() + " until " + pause.until() + ": " + pause.why());
  }

  /** What holds every action on a service at this instant, if anything does. */
  public Optional<Hold> hold(ServiceRef service, Instant now) {
    return holds(service, now).stream().findFirst();
  }

  /** All that holds every action on a service at this instant, what weighs most first. */
  public List<Hold> holds(ServiceRef service, Instant now) {
    return Stream.of(killed(), paused(now), maintenance(service, now))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Hold> maintenance(ServiceRef service, Instant now) {
    return windows.stream()
        .filter(w -> w.covers(service) && w.period().holds(now))
        .max(Comparator.comparing(w -> w.period().until()))
        .map(w -> new Hold(Reason.MAINTENANCE, w.toString()));
  }

  /** Until when nobody is called or told of any of these services; empty if people are. */
  public Optional<Instant> silentUntil(Collection<ServiceRef> services, Instant now) {
    List<Optional<Instant>> ends = services.stream().map(s -> silentUntil(s, now)).toList();
    return ends.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : ends.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private Optional<Instant> silentUntil(ServiceRef service, Instant now) {
    return silent(service)
        .filter(w -> w.period().holds(now))
        .map(w -> w.period().until())
        .max(Comparator.naturalOrder());
  }

  /** A silent window that was on for one of these services between two instants. */
  public Optional<Maintenance> silenced(
      Collection<ServiceRef> services, Instant since, Instant now) {
    return services.stream()
        .flatMap(this::silent)
        .filter(w -> w.period().touches(since, now))
        .max(Comparator.comparing(w -> w.period().until()));
  }

  private Stream<Maintenance> silent(ServiceRef service) {
    return windows.stream().filter(w -> w.work().silent() && w.covers(service));
  }
}
