package dev.pulih.service.prometheus;

import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the data are young and dense enough for the shortest window. */
final class DataAge {

  private final Readings readings;
  private final Duration window;

  DataAge(Readings readings, Spans spans) {
    this.readings = readings;
    this.window = spans.of(Span.RECENT);
  }

  /** The age of the newest scrape of any pod. */
  Optional<Duration> youngest() {
    return readings.entities(Signals.SAMPLE_AGE).values().stream()
        .map(Reading::known)
        .flatMapToDouble(OptionalDouble::stream)
        .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
        .min(Duration::compareTo);
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    youngest().filter(age -> age.compareTo(window) > 0).map(this::old).ifPresent(problems::add);
    if (sparse()) {
      problems.add(tooSparse());
    }
    return problems;
  }

  private String old(Duration age) {
    return "The newest scrape of any pod is %d s old, older than the shortest window of %s: look at what Prometheus scrapes, and at both clocks."
        .formatted(age.toSeconds(), Template.duration(window));
  }

  /** A rate needs two samples in its window; with fewer there is no series at all. */
  private boolean sparse() {
    return !readings.entities(Signals.REQUEST_RATE).isEmpty()
        && readings.entities(Signals.REQUEST_RATE.over(Span.RECENT)).isEmpty()
        && !readings.failures().containsKey(Signals.REQUEST_RATE.over(Span.RECENT));
  }

  private String tooSparse() {
    return "%s has data but %s has none: scrape at least four times in %s, or lengthen that window."
        .formatted(
            Signals.REQUEST_RATE,
            Signals.REQUEST_RATE.over(Span.RECENT),
            Template.duration(window));
  }
}
