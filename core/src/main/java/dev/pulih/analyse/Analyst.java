package dev.pulih.analyse;

/** Gives opinions on anomalies. */
@FunctionalInterface
public interface Analyst {

  /** An opinion, from a model or, when none answers, from the template. Never throws. */
  Opinion ask(Question question);
}
