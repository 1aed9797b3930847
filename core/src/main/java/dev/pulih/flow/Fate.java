package dev.pulih.flow;

/** What retention says about an incident. */
public enum Fate {
  /** Nothing needs it any more. */
  GOES("it may go"),
  /** Something may still be decided about it. */
  LIVE("it is not over"),
  /** A person has not released it, or its release is being watched. */
  BREAKER("its breaker is not released"),
  /** What was decided has not been done. */
  WAITING("an effect of it waits in the outbox"),
  /** A guard counts its actions, a relapse would reopen it, or a question about it was asked. */
  NEEDED("guards and relapses still look back to it"),
  /** A person can have it sent again. */
  UNDELIVERED("a message about it was not delivered"),
  /** Its time has not come. */
  KEPT("it is kept for people");

  private final String why;

  Fate(String why) {
    this.why = why;
  }

  /** The reason, as the end of a sentence. */
  public String why() {
    return why;
  }
}
