package dev.pulih.flow;

import dev.pulih.recover.IncidentEvent;
import java.time.Duration;

/** What came of trying an effect. */
sealed interface Tried {

  /** It is done, or will never be: this is the event that says so. */
  record Done(IncidentEvent event) implements Tried {}

  /** Not now; to be tried again. */
  record Later(String why, Duration after) implements Tried {}
}
