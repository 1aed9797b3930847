package dev.pulih.service.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured of a pod or a subset over time, as a plot takes it.
 *
 * @param name its name
 * @param times in seconds since 1970, oldest first
 * @param errors error rates, 0 to 1; null where unknown
 * @param latency P99s or mean latencies in seconds; the same
 * @param traffic requests per second; the same
 */
public record MemberCourse(
    String name,
    List<Long> times,
    List<@Nullable Double> errors,
    List<@Nullable Double> latency,
    List<@Nullable Double> traffic) {

  /**
   * What nobody serves has nothing measured.
   *
   * @param p99 whether its latency is the P99, not the mean
   */
  static MemberCourse of(String name, List<Instant> times, Load load, boolean p99) {
    boolean served = load.errors().length == times.size();
    return new MemberCourse(
        name,
        served ? times.stream().map(Instant::getEpochSecond).toList() : List.of(),
        Plotted.of(DoubleStream.of(load.errors())),
        Plotted.of(DoubleStream.of(p99 ? load.p99() : load.mean())),
        Plotted.of(DoubleStream.of(load.rate())));
  }

  /** One of them as the page carries it to the plot of this name. */
  public String written(String plot, List<@Nullable Double> values) {
    return JsonMapper.shared()
        .writeValueAsString(Map.<String, Object>of("times", times, plot, values));
  }
}
