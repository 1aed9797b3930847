package dev.pulih.service.escalation;

import java.util.random.RandomGenerator;

/**
 * When Pulih is killed: after a random number of steps, so many times in a run. A step is anything
 * between which a process can die: a request, a vendor's acceptance, a commit, an effect.
 */
final class Fate {

  /** The process is dead: everything that it had in memory is lost. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    private Killed(String where) {
      super("Killed " + where + ".");
    }
  }

  private final RandomGenerator dice;
  private final int longest;
  private int left;
  private int steps;
  private int done;

  /**
   * Kills to come.
   *
   * @param kills how many
   * @param longest the most steps between two of them
   */
  Fate(RandomGenerator dice, int kills, int longest) {
    this.dice = dice;
    this.longest = longest;
    this.left = kills;
    this.steps = next();
  }

  private int next() {
    return 1 + dice.nextInt(longest);
  }

  void mayDie(String where) {
    if (left > 0 && --steps <= 0) {
      left--;
      done++;
      steps = next();
      throw new Killed(where);
    }
  }

  /** How often it was killed. */
  int done() {
    return done;
  }
}
