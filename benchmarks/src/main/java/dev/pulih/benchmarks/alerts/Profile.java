package dev.pulih.benchmarks.alerts;

/** Which columns are watched. */
enum Profile {
  /** What a service shows of itself, and what each call of it shows. */
  CORE,
  /** And what services see of all that they call, which is noisy until it has been learned. */
  CALLS
}
