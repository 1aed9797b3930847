package dev.pulih.flow;

import dev.pulih.recover.IncidentEvent;
import java.time.Duration;

/** What came of trying an effect. */
sealed interface Tried {

  /** It is done, or will never be: this is the event that says so. */
  record Done(IncidentEvent event) implements Tried {}

  /** Not now; to be tried again. */
  record Later(String why, Duration after) implements Tried {}

  /** Something happened on the way, and the effect itself is to be tried again. */
  record Meanwhile(IncidentEvent event, Later later) implements Tried {}

  /** Its turn has not come: nothing was tried, and nothing failed. */
  record Waits(Duration howLong) implements Tried {}
}
