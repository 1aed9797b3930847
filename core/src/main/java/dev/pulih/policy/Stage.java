package dev.pulih.policy;

/** The stages that act on the cluster, in their order; the third is people. */
public enum Stage {
  /** Rollout restart of the Deployment that owns the bad pod. */
  RESTART(1),
  /** Circuit breaker: traffic goes to the healthy subset. */
  SHIFT(2);

  private final int number;

  Stage(int number) {
    this.number = number;
  }

  /** The number that people know it by. */
  public int number() {
    return number;
  }
}
