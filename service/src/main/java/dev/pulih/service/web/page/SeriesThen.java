package dev.pulih.service.web.page;

import dev.pulih.detect.Expectation;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/**
 * A series over a longer time, as it was measured.
 *
 * @param series the series
 * @param step how far apart its values are
 * @param times when they were measured, oldest first
 * @param values one for each; NaN where unknown
 * @param failures what could not be read, each sentence once
 * @param findings what was found in it
 */
record SeriesThen(
    Series series,
    Duration step,
    List<Instant> times,
    List<Double> values,
    List<String> failures,
    FoundThen findings) {

  static SeriesThen of(Series series, SeriesPast.Told.Read read, FoundThen findings) {
    return new SeriesThen(
        series,
        read.step(),
        read.steps().stream().map(Readings::at).toList(),
        read.steps().stream().map(at -> at.value(series.signal(), series.entity())).toList(),
        read.steps().stream()
            .flatMap(at -> Stream.ofNullable(at.failures().get(series.signal())))
            .distinct()
            .toList(),
        findings);
  }

  /** Of its known values. */
  DoubleSummaryStatistics summary() {
    return values.stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .summaryStatistics();
  }

  /** Their mean and standard deviation; NaN where too few are known. */
  Expectation whole() {
    return Comparison.ofAll(values);
  }

  /** The rules that found something after the step before one, until that one. */
  List<String> found(int index) {
    Instant until = times.get(index);
    Instant after = until.minus(step);
    return findings.about().stream()
        .filter(found -> found.at().isAfter(after) && !found.at().isAfter(until))
        .map(Logged::rule)
        .distinct()
        .toList();
  }
}
