package dev.pulih.service.cli;

/** A command that cannot do what it should; its message is the sentence that the user reads. */
final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failed(String sentence) {
    super(sentence);
  }
}
