package dev.pulih.flow;

/** How far an effect is after it was tried. */
public sealed interface Progress {

  /** Its result is in the log. */
  record Settled() implements Progress {}

  /** Its turn has not come; nothing failed. */
  record Waiting() implements Progress {}

  /** It has to be tried again, and why. */
  record Again(String why) implements Progress {}
}
