package dev.pulih.detect.evidence;

import java.util.Locale;

/**
 * What one series adds to the evidence against its service.
 *
 * @param slot the place of its value in a row
 * @param series the series
 * @param value its value
 * @param usual what is usual for it: the median of its past
 * @param nats how much that tells
 */
public record Contribution(
    int slot, EvidenceSeries series, double value, double usual, double nats) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: %.4g, usually %.4g (%.1f nats)", series, value, usual, nats);
  }
}
