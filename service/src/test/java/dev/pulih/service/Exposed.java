package dev.pulih.service;

import java.util.List;

/** What a running Pulih tells of itself under {@code /metrics}. */
final class Exposed {

  private Exposed() {}

  /** The value of a series, which is written as it is exposed; 0 if there is none. */
  static double value(Caller caller, String series) {
    return lines(caller).stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** Every line. */
  static List<String> lines(Caller caller) {
    return caller.get("/metrics").body().lines().toList();
  }
}
