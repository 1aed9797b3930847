package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.Optional;

/**
 * The present of an incident, asked anew at each look: a request to a neighbour takes seconds, in
 * which time passes and the incident may go on.
 */
interface Present {

  /** Where the incident stands. */
  Begun state();

  /** What time it is. */
  Instant now();

  /** When the effect was decided. */
  Instant decidedAt();

  /**
   * Why the effect was given up, if it was: an earlier request may still be carried out, so that it
   * is looked at again, but nothing is sent for it any more.
   */
  Optional<Hold> givenUp();
}
