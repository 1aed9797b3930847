package dev.pulih.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * What people switched.
 *
 * @param pause no actions until it ends, if there is one
 * @param kill who switched all actions off, if someone did
 */
public record Switches(Optional<Pause> pause, Optional<String> kill) {

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
    return kill.map(by -> new Hold(Reason.KILL_SWITCH, "switched off by " + by))
        .or(() -> pause.filter(p -> now.isBefore(p.until())).map(Switches::paused));
  }

  private static Hold paused(Pause pause) {
    return new Hold(
        Reason.PAUSED, "paused by " + pause.by() + " until " + pause.until() + ": " + pause.why());
  }
}
