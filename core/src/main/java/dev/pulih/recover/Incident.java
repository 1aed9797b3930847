package dev.pulih.recover;

import dev.pulih.policy.Policy;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What never changes about an incident.
 *
 * @param id its id; also the deduplication key of everything that is sent about it
 * @param service the service
 * @param openedAt when it was opened
 * @param policy the numbers that it runs under from its beginning to its end
 * @param members the services of a shared cause; empty for an incident of one service
 */
public record Incident(
    String id, ServiceRef service, Instant openedAt, Policy policy, List<ServiceRef> members) {

  /** The name under which a shared cause has its incident. */
  public static final ServiceRef STORM = new ServiceRef("cluster", "storm");

  /** Seven digits to the base of 36 last until the year 4453. */
  private static final Pattern ID = Pattern.compile("[^.]+\\.[^.]+\\.([0-9a-z]{1,7})");

  public Incident {
    members = List.copyOf(members);
  }

  /**
   * A new incident; its id names the service and the second it was opened. Neither part of a
   * service's name can hold a dot, so that two services never share an id.
   */
  public static Incident open(ServiceRef service, Instant at, Policy policy) {
    String opened = Long.toString(at.getEpochSecond(), 36);
    String id = service.namespace() + "." + service.name() + "." + opened;
    return new Incident(id, service, at, policy, List.of());
  }

  /** The name of the service that an id names, without its namespace. */
  public static String serviceOf(String id) {
    return id.substring(id.indexOf('.') + 1, id.lastIndexOf('.'));
  }

  /** The service that an id names. */
  public static ServiceRef refOf(String id) {
    return new ServiceRef(id.substring(0, id.indexOf('.')), serviceOf(id));
  }

  /** When the incident of an id was opened, whether there is one or not; empty if it is no id. */
  public static Optional<Instant> openedAt(String id) {
    Matcher parts = ID.matcher(id);
    return parts.matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(1), 36)))
        : Optional.empty();
  }

  /** The incident of a shared cause. */
  public static Incident storm(Collection<ServiceRef> members, Instant at, Policy policy) {
    List<ServiceRef> sorted = members.stream().sorted().toList();
    return new Incident(open(STORM, at, policy).id(), STORM, at, policy, sorted);
  }

  /** The services that it is about. */
  public List<ServiceRef> services() {
    return isStorm() ? members : List.of(service);
  }

  /** Whether it is that of a shared cause. */
  public boolean isStorm() {
    return !members.isEmpty();
  }
}
