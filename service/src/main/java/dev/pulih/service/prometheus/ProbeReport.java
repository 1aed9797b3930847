package dev.pulih.service.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a probe of Prometheus found.
 *
 * @param signals each signal that a tick or a page reads
 * @param clockAhead how far the server's clock is ahead of Pulih's, if it could be asked
 * @param sampleAge the age of the newest scrape of any pod, if there is one
 * @param problems what keeps Pulih from doing its work, one sentence each
 */
public record ProbeReport(
    List<SignalCheck> signals,
    Optional<Duration> clockAhead,
    Optional<Duration> sampleAge,
    List<String> problems) {

  public ProbeReport {
    signals = List.copyOf(signals);
    problems = List.copyOf(problems);
  }

  /** Every signal could be read and nothing else is wrong; a signal may be without data. */
  public boolean passed() {
    return problems.isEmpty() && signals.stream().allMatch(check -> check.failure().isEmpty());
  }
}
