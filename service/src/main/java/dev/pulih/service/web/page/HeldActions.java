package dev.pulih.service.web.page;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Switches;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people hold, and until when.
 *
 * @param kill who threw the kill switch, if it is on
 * @param pause the pause in words, if there is one that has not ended
 * @param windows the windows of maintenance that are on or to come, the next one first
 */
public record HeldActions(Optional<String> kill, Optional<String> pause, List<Window> windows) {

  public HeldActions {
    windows = List.copyOf(windows);
  }

  /**
   * A window of maintenance.
   *
   * @param id its id
   * @param services the names of its services; empty for all
   * @param work what is done, by whom
   * @param period from when until when
   */
  public record Window(
      String id, String services, Maintenance.Work work, Maintenance.Period period) {

    static Window of(Maintenance window) {
      String services =
          window.work().services().stream()
              .map(ServiceRef::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return new Window(window.id(), services, window.work(), window.period());
    }
  }

  static HeldActions of(ControlRoom room, Instant now) {
    return of(room.switches(), room, now);
  }

  /** With switches that are read already. */
  static HeldActions of(Switches switches, ControlRoom room, Instant now) {
    return new HeldActions(
        new Switches(Optional.empty(), switches.kill()).hold(now).map(Hold::detail),
        new Switches(switches.pause(), Optional.empty()).hold(now).map(Hold::detail),
        room.maintenance().windows(now).stream().map(Window::of).toList());
  }

  /** Why no action is taken at all, in words; what weighs more first. */
  public List<String> all() {
    return Stream.of(kill, pause).flatMap(Optional::stream).toList();
  }

  /** The same text for as long as the same is held by the kill switch and a pause. */
  public String asSeen() {
    return Integer.toHexString(all().hashCode());
  }

  Optional<Window> window(String id) {
    return windows.stream().filter(window -> window.id().equals(id)).findFirst();
  }
}
