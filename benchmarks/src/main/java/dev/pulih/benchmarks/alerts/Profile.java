package dev.pulih.benchmarks.alerts;

/** Which columns are watched, and by what. */
enum Profile {
  /** What a service shows of itself, and what each call of it shows. */
  CORE,
  /** And what services see of all that they call, which is noisy until it has been learned. */
  CALLS,
  /** What {@code ./pulih run} reads, by the detector that it runs. */
  LIVE
}
