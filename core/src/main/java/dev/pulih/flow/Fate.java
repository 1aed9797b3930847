package dev.pulih.flow;

/** What retention says about an incident. */
enum Fate {
  /** Nothing needs it any more. */
  GOES,
  /** It is not over: something may still be decided about it. */
  LIVE,
  /** A person has not released its breaker, or the release is being watched. */
  BREAKER,
  /** What was decided has not been done: an effect of it waits in the outbox. */
  WAITING,
  /** A guard counts its actions, a relapse would reopen it, or a question about it was asked. */
  NEEDED,
  /** A message about it was not delivered: a person can have it sent again. */
  UNDELIVERED,
  /** Its time has not come: it is kept for people. */
  KEPT
}
