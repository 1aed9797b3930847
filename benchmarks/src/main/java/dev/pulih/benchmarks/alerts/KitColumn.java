package dev.pulih.benchmarks.alerts;

import static dev.pulih.benchmarks.alerts.ColumnName.Place.CALL;
import static dev.pulih.benchmarks.alerts.ColumnName.Place.ENTRY;
import static dev.pulih.benchmarks.alerts.ColumnName.Place.SERVICE;
import static dev.pulih.detect.evidence.FlooredLog.Worse.HIGHER;
import static dev.pulih.detect.evidence.FlooredLog.Worse.LOWER;

import dev.pulih.benchmarks.alerts.ColumnName.Place;
import dev.pulih.detect.evidence.FlooredLog;
import dev.pulih.detect.evidence.GoldenSignal;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What the kit's columns are to Pulih. A column that is not here is not looked at: P95 is the same
 * histogram bucket as P90 at a few requests a second, bytes and system calls have no level that
 * would be too much, and {@code PodSuccessRate(%)} is 0 throughout.
 */
enum KitColumn {
  SUCCESS(ENTRY, "SuccessRate(%)"),
  ENTRY_P50(ENTRY, "LatencyP50(s)"),
  ENTRY_P90(ENTRY, "LatencyP90(s)"),
  ENTRY_P99(ENTRY, "LatencyP99(s)"),
  SERVER_P90(SERVICE, "PodServerLatencyP90(s)"),
  SERVER_P99(SERVICE, "PodServerLatencyP99(s)"),
  CLIENT_P90(SERVICE, "PodClientLatencyP90(s)"),
  CLIENT_P50_OF_CALL(CALL, "client_p50_s"),
  SERVER_P50_OF_CALL(CALL, "server_p50_s"),
  REQUESTS(SERVICE, "PodWorkload(Ops)"),
  CPU(SERVICE, "CpuUsageRate(%)"),
  MACHINE_CPU(SERVICE, "NodeCpuUsageRate(%)"),
  MEMORY(SERVICE, "MemoryUsageRate(%)");

  private final Place place;
  private final String metric;

  KitColumn(Place place, String metric) {
    this.place = place;
    this.metric = metric;
  }

  /**
   * How the shipped rule weighs a column.
   *
   * @param signal what of the service it measures
   * @param scale how its values are compared
   * @param unit the unit of its floor
   * @param profile the least profile that it is part of
   */
  record Weighed(GoldenSignal signal, FlooredLog scale, String unit, Profile profile) {}

  /** What the column of a name is; empty if Pulih does not look at it. */
  static Optional<KitColumn> of(ColumnName name) {
    return Arrays.stream(values())
        .filter(column -> column.place == name.place() && column.metric.equals(name.metric()))
        .findFirst();
  }

  /** How a column of its kind is written. */
  String written() {
    return place.column(metric);
  }

  /** How the shipped rule weighs it, if it does. */
  Optional<Weighed> weighed() {
    return switch (this) {
      case SUCCESS -> Optional.of(percent(GoldenSignal.ERRORS, 5));
      case ENTRY_P50, ENTRY_P90, SERVER_P90, CLIENT_P50_OF_CALL, SERVER_P50_OF_CALL ->
          Optional.of(latency(Profile.CORE));
      case CLIENT_P90 -> Optional.of(latency(Profile.CALLS));
      case REQUESTS -> Optional.of(requests());
      case CPU -> Optional.of(percent(GoldenSignal.CPU, 10));
      case MACHINE_CPU -> Optional.of(percent(GoldenSignal.MACHINE, 5));
      case MEMORY -> Optional.of(percent(GoldenSignal.MEMORY, 10));
      case ENTRY_P99, SERVER_P99 -> Optional.empty();
    };
  }

  private static Weighed percent(GoldenSignal signal, double floor) {
    return new Weighed(signal, new FlooredLog(HIGHER, floor), "%", Profile.CORE);
  }

  private static Weighed latency(Profile profile) {
    return new Weighed(GoldenSignal.LATENCY, new FlooredLog(HIGHER, 0.05), "s", profile);
  }

  private static Weighed requests() {
    return new Weighed(GoldenSignal.TRAFFIC, new FlooredLog(LOWER, 0.2), "/s", Profile.CORE);
  }

  /** Pulih's signal that it measures, if it does; the plain rule and the live profile read it. */
  Optional<Signal> signal() {
    return switch (this) {
      case SUCCESS -> Optional.of(Signals.ERROR_RATE.over(Span.RECENT));
      case ENTRY_P99, SERVER_P99 -> Optional.of(Signals.P99_LATENCY.over(Span.RECENT));
      case REQUESTS -> Optional.of(Signals.REQUEST_RATE.over(Span.RECENT));
      case ENTRY_P50, ENTRY_P90, SERVER_P90, CLIENT_P90 -> Optional.empty();
      case CLIENT_P50_OF_CALL, SERVER_P50_OF_CALL, CPU, MACHINE_CPU, MEMORY -> Optional.empty();
    };
  }

  /** What makes a value of one column of what is written there, from the first row on. */
  DoubleUnaryOperator reader() {
    return switch (this) {
      case SUCCESS -> new FailedShare();
      case MACHINE_CPU -> usage -> usage == 0 ? Double.NaN : usage;
      case ENTRY_P50, ENTRY_P90, ENTRY_P99, SERVER_P90, SERVER_P99, CLIENT_P90 ->
          DoubleUnaryOperator.identity();
      case CLIENT_P50_OF_CALL, SERVER_P50_OF_CALL, REQUESTS, CPU, MEMORY ->
          DoubleUnaryOperator.identity();
    };
  }
}
