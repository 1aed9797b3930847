package dev.pulih.simulator.hostile;

/** Something happened that must never happen. */
final class Violation extends Error {

  private static final long serialVersionUID = 1L;

  private final String rule;

  private Violation(String rule, Object about) {
    super(rule + ": " + about);
    this.rule = rule;
  }

  /** The rule that was broken. */
  String rule() {
    return rule;
  }

  static void unless(boolean holds, String rule, Object about) {
    if (!holds) {
      throw new Violation(rule, about);
    }
  }
}
