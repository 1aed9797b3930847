package dev.pulih.recover;

import dev.pulih.policy.Hold;
import java.time.Duration;
import java.util.Optional;

/** What the cluster said to a request for a change. */
public sealed interface Answer {

  /** An answer that ends the matter: only such a one becomes an event. */
  sealed interface Final extends Answer {}

  /**
   * The change is made, or was made already by an identical request.
   *
   * @param generation the object's generation after it
   */
  record Accepted(long generation) implements Final {}

  /**
   * The change is not made, and asking again would not help.
   *
   * @param hold why
   */
  record Refused(Hold hold) implements Final {}

  /**
   * The object changed since it was read; nothing was written.
   *
   * @param detail what the server said
   */
  record Conflicted(String detail) implements Answer {}

  /**
   * It is not known whether the change is made; the identical request may be sent again.
   *
   * @param detail what went wrong
   * @param retryAfter how long the server wants to be left alone; zero if it did not say
   * @param givenUp why the whole is given up, if what was made of it is being put back
   */
  record Unclear(String detail, Duration retryAfter, Optional<Hold> givenUp) implements Answer {

    /** Of a change that is still wanted. */
    public Unclear(String detail, Duration retryAfter) {
      this(detail, retryAfter, Optional.empty());
    }
  }
}
