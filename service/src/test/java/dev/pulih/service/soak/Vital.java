package dev.pulih.service.soak;

/** What of a process must not grow, and how much of a change is none. */
enum Vital {
  /** What a full collection leaves. Each incident that is remembered is a few kilobytes of it. */
  LIVE_HEAP("live heap", "MB", 0.10, 4),
  /** The heap's size follows the traffic on it, and the JVM's own memory its compilers. */
  RESIDENT("resident memory", "MB", 0.10, 30),
  /** Pools of the JVM and of clients fill for some minutes: three are too short to see the end. */
  THREADS("threads", "", 0, 16),
  /**
   * Each connection is one. Eight to Prometheus are open, or none: they are given up with a tick
   * that was not answered in time. Some of callers come and go too.
   */
  FILES("open files", "", 0, 12);

  private final String text;
  private final String unit;
  private final double share;
  private final double flat;

  Vital(String text, String unit, double share, double flat) {
    this.text = text;
    this.unit = unit;
    this.share = share;
    this.flat = flat;
  }

  String text() {
    return text;
  }

  String unit() {
    return unit;
  }

  /** By how much it may differ between the beginning and the end of what is judged. */
  double tolerance(double usual) {
    return share * usual + flat;
  }
}
