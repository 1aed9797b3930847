package dev.pulih.service.web.page;

import dev.pulih.policy.Switches;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.DeadLetter;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything at a glance.
 *
 * @param now when it was looked at
 * @param status how Pulih is
 * @param held what people hold
 * @param blindness the services of which nothing is known, if there are any
 * @param incidents what needs someone, and what runs
 * @param services all services, the troubled ones first
 */
public record Overview(
    Instant now,
    Status status,
    HeldActions held,
    Optional<Blindness> blindness,
    Incidents incidents,
    List<ServiceRow> services) {

  private static final Comparator<ServiceRow> TROUBLED_FIRST =
      Comparator.comparing(ServiceRow::state).thenComparing(ServiceRow::service);

  /** What the blind services are told by already. */
  private static final String BLINDNESS = "blindness";

  public Overview {
    services = List.copyOf(services);
  }

  /**
   * The incidents that are not over, each in one of two lists: the gravest first, and of those the
   * one whose time is over first.
   *
   * @param needing those that wait for a person
   * @param running all others, and breakers whose release is watched
   * @param letters messages about incidents that no channel took, the newest first; also of those
   *     that are over
   */
  public record Incidents(
      List<IncidentLink> needing, List<IncidentLink> running, List<DeadLetter> letters) {

    private static final Comparator<IncidentLink> GRAVEST_FIRST =
        Comparator.comparing(IncidentLink::severity)
            .thenComparing(link -> link.until().orElse(Instant.MAX))
            .thenComparing(Comparator.comparing(IncidentLink::openedAt).reversed());

    /** More would hide what is below them. */
    private static final int SHOWN = 5;

    public Incidents {
      needing = List.copyOf(needing);
      running = List.copyOf(running);
      letters = List.copyOf(letters);
    }

    static Incidents of(List<Begun> open, List<DeadLetter> letters) {
      return new Incidents(
          those(open, IncidentLink::needsSomeone),
          those(open, Incidents::runs),
          letters.stream().sorted(Comparator.comparing(DeadLetter::at).reversed()).toList());
    }

    private static List<IncidentLink> those(List<Begun> open, Predicate<Begun> wanted) {
      return open.stream().filter(wanted).map(IncidentLink::of).sorted(GRAVEST_FIRST).toList();
    }

    /** The newest messages that reached nobody. */
    public List<DeadLetter> newestLetters() {
      return letters.stream().limit(SHOWN).toList();
    }

    private static boolean runs(Begun incident) {
      boolean runs = incident.live() || Deadlines.of(incident).isPresent();
      return runs && !IncidentLink.needsSomeone(incident);
    }
  }

  /** What there is to be seen now. */
  static Overview of(ControlRoom room, View view) {
    Instant now = room.clock().instant();
    List<Begun> open = room.begun(false);
    Switches switches = room.switches();
    Backdrop around = Backdrop.of(open, switches, now);
    Optional<Panorama> seen = view.feed().latest();
    Status status = room.status();
    return new Overview(
        now,
        status,
        HeldActions.of(switches, room, now),
        Blindness.of(status.blind(), view.watched().size(), seen),
        Incidents.of(open, room.deadLetters()),
        view.watched().stream()
            .map(watched -> ServiceRow.of(watched, seen, around))
            .sorted(TROUBLED_FIRST)
            .toList());
  }

  /** How many services are in each state in which there are any. */
  public Map<ServiceState, Integer> tally() {
    Map<ServiceState, Integer> tally = new EnumMap<>(ServiceState.class);
    services.forEach(row -> tally.merge(row.state(), 1, Integer::sum));
    return tally;
  }

  /** What else is wrong with Pulih itself now. */
  public List<String> troubles() {
    return status.own().troubles().stream()
        .filter(trouble -> trouble.over().isEmpty())
        .filter(trouble -> blindness.isEmpty() || !trouble.kind().equals(BLINDNESS))
        .map(Status.Trouble::sentence)
        .toList();
  }
}
