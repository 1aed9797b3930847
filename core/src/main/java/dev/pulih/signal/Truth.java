package dev.pulih.signal;

/** Three-valued truth: a rule on an unknown reading is neither true nor false. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** The truth of a known statement. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** True if either is, else unknown if either is (Kleene's strong disjunction). */
  public Truth or(Truth other) {
    return this == TRUE || other == TRUE ? TRUE : max(other);
  }

  /** False if either is, else unknown if either is (Kleene's strong conjunction). */
  public Truth and(Truth other) {
    return this == FALSE || other == FALSE ? FALSE : max(other);
  }

  /** Known to be true. */
  public boolean holds() {
    return this == TRUE;
  }

  private Truth max(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
