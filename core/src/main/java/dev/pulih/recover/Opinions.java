package dev.pulih.recover;

import dev.pulih.analyse.Opinion;

/** How an opinion is written for people. It is advice, and its words are untrusted. */
final class Opinions {

  private Opinions() {}

  static String text(Opinion opinion) {
    return opinion.source()
        + " says, "
        + opinion.verdict().confidence()
        + " % sure: "
        + opinion.verdict().rootCause();
  }
}
