package dev.pulih.simulator.hostile;

/**
 * What found a planted bug.
 *
 * @param bug the bug
 * @param world the first seed whose world shows it, and the rule that it breaks; empty if none does
 * @param test the first of the core's tests that fails; empty if none does
 */
record Catch(PlantedBug bug, String world, String test) {

  boolean found() {
    return !world.isEmpty() || !test.isEmpty();
  }

  /** A row of the table in the documentation. */
  String row() {
    return "| %s | %s | %s |".formatted(bug, orDash(world), orDash(test));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text.replace("|", "/");
  }
}
