package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Set;

/**
 * A window in which people work on services: Pulih does nothing to them, and if it is silent, calls
 * and tells nobody until its end.
 *
 * @param id its id
 * @param work what is done, by whom
 * @param period when
 */
public record Maintenance(String id, Work work, Period period) {

  /**
   * What is done.
   *
   * @param services to which services; empty for all
   * @param by who says so
   * @param why the reason
   * @param silent whether pages and messages wait for its end
   */
  public record Work(Set<ServiceRef> services, String by, String why, boolean silent) {
    public Work {
      services = Set.copyOf(services);
    }
  }

  /**
   * From an instant, until before another.
   *
   * @param from the first instant
   * @param until the first instant that is not part of it; one that was called off has none
   */
  public record Period(Instant from, Instant until) {

    /** Whether it is on. */
    public boolean holds(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }

    /** Whether it was on at some time between two instants, the later one included. */
    boolean touches(Instant since, Instant now) {
      return from.isBefore(until) && !from.isAfter(now) && until.isAfter(since);
    }
  }

  /** Whether it is about a service. */
  public boolean covers(ServiceRef service) {
    return work.services().isEmpty() || work.services().contains(service);
  }

  /** The same, ended before its time. */
  public Maintenance ended(String who, Instant now) {
    String why = work.why() + " (ended by " + who + ")";
    return new Maintenance(
        id,
        new Work(work.services(), work.by(), why, work.silent()),
        new Period(period.from(), now));
  }

  /** Such as "maintenance m-t1 by siti until 2026-03-01T12:00:00Z: new database". */
  @Override
  public String toString() {
    return "maintenance %s by %s until %s: %s".formatted(id, work.by(), period.until(), work.why());
  }
}
