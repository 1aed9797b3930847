package dev.pulih.flow;

import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;

/**
 * The present of an incident, asked anew at each look: a request to a neighbour takes seconds, in
 * which time passes and the incident may go on.
 */
interface Present {

  /** Where the incident stands. */
  Begun state();

  /** What time it is. */
  Instant now();
}
