package dev.pulih.detect.evidence;

/**
 * What of a service a series measures: the four golden signals (Beyer, Jones, Petoff and Murphy,
 * Site Reliability Engineering, 2016, chapter 6), saturation by resource. Series of the same one
 * tell much the same; different ones are witnesses of their own.
 */
public enum GoldenSignal {
  /** Answers that failed. */
  ERRORS,
  /** How long answers take. */
  LATENCY,
  /** How much is asked. */
  TRAFFIC,
  /** Processor time, as a share of what the service may have. */
  CPU,
  /** Processor time of the machine that it runs on. */
  MACHINE,
  /** Memory, as a share of what the service may have. */
  MEMORY,
  /** Work that waits. */
  BACKLOG,
  /** Connections to a database, as a share of what it may have. */
  CONNECTIONS;

  /** Whether those who use the service notice it themselves. */
  boolean felt() {
    return switch (this) {
      case ERRORS, LATENCY -> true;
      case TRAFFIC, CPU, MACHINE, MEMORY, BACKLOG, CONNECTIONS -> false;
    };
  }
}
