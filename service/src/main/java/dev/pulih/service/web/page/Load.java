package dev.pulih.service.web.page;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What some pods were asked for and how they answered, a value for each tick, NaN where unknown.
 */
final class Load {

  private final double[] rate;
  private final double[] errors;
  private final double[] latency;

  private Load(double[] rate, double[] errors, double[] latency) {
    this.rate = rate;
    this.errors = errors;
    this.latency = latency;
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
  double[] latency() {
    return latency;
  }

  static Load of(Pod pod, SeriesWindow window) {
    Entity entity = new Entity.OfPod(pod.ref());
    return new Load(
        window.values(new Series(Signals.POD_REQUEST_RATE, entity)),
        window.values(new Series(Signals.POD_ERROR_RATE, entity)),
        window.values(new Series(Signals.POD_LATENCY, entity)));
  }

  /** Of all together: shares and means weigh as much as the requests that they are about. */
  static Load of(List<Load> parts) {
    int ticks = parts.stream().mapToInt(part -> part.rate.length).max().orElse(0);
    Load all = new Load(new double[ticks], new double[ticks], new double[ticks]);
    for (int tick = 0; tick < ticks; tick++) {
      all.rate[tick] = sum(parts, tick);
      all.errors[tick] = mean(parts, tick, Load::errors);
      all.latency[tick] = mean(parts, tick, Load::latency);
    }
    return all;
  }

  /** Of those that are known; NaN if none is. */
  private static double sum(List<Load> parts, int tick) {
    double[] known =
        parts.stream().mapToDouble(part -> part.rate[tick]).filter(Double::isFinite).toArray();
    return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
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
