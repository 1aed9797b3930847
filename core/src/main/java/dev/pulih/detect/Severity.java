package dev.pulih.detect;

/** How urgent a threshold finding is; P1 is worse than P2. */
public enum Severity {
  P2,
  P1
}
