package dev.pulih.service.prometheus;

/**
 * What became of one query.
 *
 * @param <T> what took the samples of the answer
 */
sealed interface Outcome<T extends Samples> {

  /** A whole answer. */
  record Answered<T extends Samples>(T samples) implements Outcome<T> {}

  /** No answer that can be trusted, and why: the end of a sentence that begins with the signal. */
  record Failed<T extends Samples>(String why) implements Outcome<T> {}
}
