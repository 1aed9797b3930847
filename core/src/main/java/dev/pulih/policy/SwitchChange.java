package dev.pulih.policy;

import dev.pulih.policy.Switches.Pause;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's change of what is switched. It stays on record when the switches are changed again.
 *
 * @param at when
 * @param by who
 * @param what what was done
 * @param why the reason; empty where none is asked for
 * @param until when it ends by itself; empty if it does not
 */
public record SwitchChange(Instant at, String by, What what, String why, Optional<Instant> until) {

  /** What was done. */
  public enum What {
    /** No actions until an instant. */
    PAUSED,
    /** No actions until somebody resumes. */
    KILLED,
    /** The pause and the kill switch were lifted, whichever there was. */
    RESUMED
  }

  public SwitchChange {
    if ((what == What.PAUSED) != until.isPresent()) {
      throw new IllegalArgumentException("A pause has an end, and nothing else has; got " + until);
    }
  }

  /** A pause begins. */
  public static SwitchChange paused(Instant at, Pause pause) {
    return new SwitchChange(at, pause.by(), What.PAUSED, pause.why(), Optional.of(pause.until()));
  }

  /** The kill switch is thrown. */
  public static SwitchChange killed(Instant at, String by) {
    return new SwitchChange(at, by, What.KILLED, "", Optional.empty());
  }

  /** Everything is lifted. */
  public static SwitchChange resumed(Instant at, String by) {
    return new SwitchChange(at, by, What.RESUMED, "", Optional.empty());
  }

  /** What is switched after it; windows stay as they are. */
  public Switches after(Switches before) {
    return switch (what) {
      case PAUSED -> new Switches(pause(), before.kill(), before.windows());
      case KILLED -> new Switches(before.pause(), Optional.of(by), before.windows());
      case RESUMED -> new Switches(Optional.empty(), Optional.empty(), before.windows());
    };
  }

  private Optional<Pause> pause() {
    return until.map(end -> new Pause(by, why, end));
  }
}
