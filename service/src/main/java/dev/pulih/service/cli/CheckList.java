package dev.pulih.service.cli;

import java.io.PrintStream;

/** Prints what a check finds, and counts what keeps Pulih from running. */
final class CheckList {

  private final PrintStream out;
  private int problems;

  CheckList(PrintStream out) {
    this.out = out;
  }

  void section(String title) {
    out.println();
    out.println(title);
  }

  void fine(String sentence) {
    out.println("  ok       " + sentence);
  }

  /** Pulih runs, but not with all that it could do. */
  void warning(String sentence) {
    out.println("  warning  " + sentence);
  }

  void problem(String sentence) {
    problems++;
    out.println("  PROBLEM  " + sentence);
  }

  int problems() {
    return problems;
  }
}
