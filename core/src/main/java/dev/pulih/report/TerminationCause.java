package dev.pulih.report;

/**
 * A cause that a container's end names, and how it is prevented.
 *
 * @param sentence the cause
 * @param prevention what prevents it
 */
record TerminationCause(String sentence, String prevention) {

  static final String UNKNOWN = "The evidence names no cause.";
  static final String NO_EVIDENCE = "No evidence was captured, so the record names no cause.";
  static final String INVESTIGATE = "Find the cause";

  static TerminationCause of(String reason) {
    return switch (reason) {
      case "OOMKilled" ->
          new TerminationCause(
              "A container ran out of memory and was killed (OOMKilled).",
              "Raise the heap and the memory limit, and find what leaks");
      case "Error" ->
          new TerminationCause(
              "A container's process ended with an error.",
              "Read the last log, and mend what ends the process");
      default ->
          new TerminationCause(
              "A container ended with the reason " + reason + ".", "Find out what caused it");
    };
  }
}
