package dev.pulih.policy;

/** The three stages of recovery, in their order. */
public enum Stage {
  /** Rollout restart of the Deployment that owns the bad pod. */
  RESTART(1),
  /** Circuit breaker: traffic goes to the healthy subset. */
  SHIFT(2),
  /** Pager, chat and a post-mortem draft. */
  PEOPLE(3);

  private final int number;

  Stage(int number) {
    this.number = number;
  }

  /** The number that people know it by. */
  public int number() {
    return number;
  }
}
