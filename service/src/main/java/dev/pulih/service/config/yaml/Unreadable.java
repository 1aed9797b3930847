package dev.pulih.service.config.yaml;

/** Stops the reading of a text that has no tree; it never leaves this package. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Unreadable(Place place, String what, String allowed) {
    super(what);
    this.problem = new Problem(Problem.Level.ERROR, place, "", what, allowed);
  }

  Problem problem() {
    return problem;
  }
}
