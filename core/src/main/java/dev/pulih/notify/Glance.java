package dev.pulih.notify;

import dev.pulih.detect.Finding;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Facts;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be seen of an incident's service now, beside what the incident itself knows.
 *
 * @param errors its error rate of late, with marks where a stage was decided or people were called
 * @param slow the finding about its 99th percentile, if there is one
 */
public record Glance(Optional<Sparkline> errors, Optional<Finding.Measured> slow) {

  private static final char PAGE = 'P';

  /** Nothing can be seen. */
  public static Glance none() {
    return new Glance(Optional.empty(), Optional.empty());
  }

  /** What the latest ticks and findings show. */
  public static Glance of(Facts facts, SeriesWindow window, List<Finding> findings) {
    Series errors =
        new Series(Signals.ERROR_RATE, new Entity.OfService(facts.incident().service()));
    return new Glance(
        Sparkline.of(window.times(), window.values(errors), happened(facts)), slow(findings));
  }

  /** What a message marks: the number of a stage, or that people were called. */
  static NavigableMap<Instant, Character> happened(Facts facts) {
    NavigableMap<Instant, Character> marks = new TreeMap<>();
    facts.alarm().response().since().ifPresent(at -> marks.put(at, PAGE));
    facts.attempts().forEach(attempt -> put(marks, attempt));
    return marks;
  }

  /** A page that is decided with a stage stands after it. */
  private static void put(NavigableMap<Instant, Character> marks, Attempt attempt) {
    char number = Character.forDigit(attempt.stage().number(), 10);
    Character before = marks.put(attempt.at(), number);
    if (before != null) {
      marks.put(attempt.at().plusNanos(1), before);
    }
  }

  private static Optional<Finding.Measured> slow(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity().isPresent())
        .map(Finding::measured)
        .filter(measured -> measured.signal().name().equals(Signals.P99_LATENCY.name()))
        .findFirst();
  }
}
