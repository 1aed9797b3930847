package dev.pulih.benchmarks.kit;

import java.io.IOException;
import java.nio.file.Path;

/** What is wrong with a file or folder; its message is the sentence that the user reads. */
public final class KitProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence. */
  public KitProblem(String sentence) {
    super(sentence);
  }

  /** A file that cannot be read to its end. */
  public static KitProblem unreadable(Path file, IOException why) {
    return new KitProblem(
        "%s cannot be read: %s. Is it whole? Fetch it again.".formatted(file, said(why)));
  }

  /** What an exception says, or else what it is. */
  public static String said(IOException why) {
    return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
  }
}
