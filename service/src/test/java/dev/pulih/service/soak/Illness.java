package dev.pulih.service.soak;

/** What is wrong with the pods of a service, or with one of them. */
enum Illness {
  /** Two requests in ten thousand fail, and none takes longer than half a second. */
  NONE(0.0002, 0),
  /** A third of what the pod answers is an error. */
  FAILING(0.33, 0),
  /** Nothing is answered within half a second. */
  SLOW(0.0002, 1);

  private final double errors;
  private final double late;

  Illness(double errors, double late) {
    this.errors = errors;
    this.late = late;
  }

  /** The share of requests that fail, 0 to 1. */
  double errors() {
    return errors;
  }

  /** The share of requests that take from half a second to two seconds, 0 to 1. */
  double late() {
    return late;
  }
}
