package dev.pulih.service.web.page;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What some pods were asked for and how they answered, a value for each instant, NaN where unknown.
 */
final class Load {

  private final double[] rate;
  private final double[] errors;
  private final double[] mean;
  private final double[] p99;

  private Load(double[] rate, double[] errors, double[] mean, double[] p99) {
    this.rate = rate;
    this.errors = errors;
    this.mean = mean;
    this.p99 = p99;
  }

  /** Requests per second. */
  double[] rate() {
    return rate;
  }

  /** The share that failed, 0 to 1. */
  double[] errors() {
    return errors;
  }

  /** Their mean latency in seconds. */
  double[] mean() {
    return mean;
  }

  /** The 99th percentile of their latency in seconds; of several pods the highest of theirs. */
  double[] p99() {
    return p99;
  }

  static Load of(PodRef pod, PodRecord known) {
    return new Load(
        of(Signals.POD_REQUEST_RATE, pod, known),
        of(Signals.POD_ERROR_RATE, pod, known),
        of(Signals.POD_LATENCY, pod, known),
        of(Signals.POD_P99, pod, known));
  }

  private static double[] of(Signal signal, PodRef pod, PodRecord known) {
    return known.values(new Series(signal, new Entity.OfPod(pod)));
  }

  /** Of all together: shares and means weigh as much as the requests that they are about. */
  static Load of(List<Load> parts) {
    int ticks = parts.stream().mapToInt(part -> part.rate.length).max().orElse(0);
    return new Load(
        IntStream.range(0, ticks).mapToDouble(tick -> sum(parts, tick)).toArray(),
        IntStream.range(0, ticks).mapToDouble(tick -> mean(parts, tick, Load::errors)).toArray(),
        IntStream.range(0, ticks).mapToDouble(tick -> mean(parts, tick, Load::mean)).toArray(),
        IntStream.range(0, ticks).mapToDouble(tick -> highest(parts, tick)).toArray());
  }

  /** How many requests failed, as a rate summed over the instants: to be compared with others. */
  double failed() {
    return IntStream.range(0, rate.length)
        .mapToDouble(tick -> rate[tick] * errors[tick])
        .filter(Double::isFinite)
        .sum();
  }

  /** The highest P99 of any instant, or mean where no P99 is known; 0 without either. */
  double slowest() {
    return DoubleStream.concat(Arrays.stream(p99), Arrays.stream(mean))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /** Of those that are known; NaN if none is. */
  private static double sum(List<Load> parts, int tick) {
    double[] known =
        parts.stream().mapToDouble(part -> part.rate[tick]).filter(Double::isFinite).toArray();
    return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
  }

  private static double highest(List<Load> parts, int tick) {
    return parts.stream()
        .mapToDouble(part -> part.p99[tick])
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  private static double mean(List<Load> parts, int tick, Function<Load, double[]> of) {
    double sum = 0;
    double weight = 0;
    for (Load part : parts) {
      double value = of.apply(part)[tick];
      if (Double.isFinite(value) && Double.isFinite(part.rate[tick])) {
        sum += value * part.rate[tick];
        weight += part.rate[tick];
      }
    }
    return sum / weight;
  }
}
