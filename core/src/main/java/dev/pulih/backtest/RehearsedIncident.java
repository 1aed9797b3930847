package dev.pulih.backtest;

import dev.pulih.backtest.Deed.What;
import dev.pulih.detect.Severity;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident that would have been opened.
 *
 * @param opened what it was opened for
 * @param severity its worst severity, as far as it is knowable
 * @param deeds what would have been done, up to the first action
 * @param end when and how the readings ended it; empty if they did not
 * @param where seen from the incidents that are known
 */
public record RehearsedIncident(
    Opening opened, Severity severity, List<Deed> deeds, Optional<End> end, Whereabouts where) {

  /**
   * What an incident was opened for.
   *
   * @param id its id
   * @param service its service
   * @param members the services of a shared cause; empty for an incident of one service
   * @param at when
   * @param headline the worst finding
   */
  public record Opening(
      String id, ServiceRef service, List<ServiceRef> members, Instant at, String headline) {
    public Opening {
      members = List.copyOf(members);
    }

    /** The services that it is about. */
    public List<ServiceRef> services() {
      return members.isEmpty() ? List.of(service) : members;
    }
  }

  /**
   * The end of an incident.
   *
   * @param at when
   * @param how in a sentence
   */
  public record End(Instant at, String how) {}

  public RehearsedIncident {
    deeds = List.copyOf(deeds);
  }

  /** When it would have been acted for the first time: what follows is unknowable. */
  public Optional<Instant> unknowableFrom() {
    return deeds.stream().filter(deed -> deed.what().acts()).map(Deed::at).findFirst();
  }

  /** When this was done for the first time. */
  public Optional<Instant> first(What what) {
    return deeds.stream().filter(deed -> deed.what() == what).map(Deed::at).findFirst();
  }
}
