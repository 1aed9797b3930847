package dev.pulih.service.prometheus;

import dev.pulih.service.prometheus.Situation.Asked;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the real Prometheus answered to one query that something is claimed about.
 *
 * @param preset whose expression it was
 * @param situation what had happened
 * @param claim what had to be answered
 * @param signal what was asked for
 * @param reading the answer
 */
record Answered(String preset, Situation situation, Claim claim, Signal signal, Reading reading) {

  /** Half of a step in the tenth digit. */
  private static final double TOLERANCE = 1e-9;

  /** The answers to all claims that concern a preset's expressions. */
  static List<Answered> of(String preset, SignalCatalog catalog, Readings readings) {
    return catalog.all().stream()
        .map(signal -> new Asked(preset, signal, catalog.expression(signal).orElseThrow()))
        .flatMap(asked -> of(asked, readings))
        .toList();
  }

  private static Stream<Answered> of(Asked asked, Readings readings) {
    return Situation.all().stream()
        .filter(situation -> situation.concerns().test(asked))
        .flatMap(
            situation ->
                situation.claims().stream()
                    .filter(claim -> claim.signal().equals(asked.signal().name()))
                    .map(claim -> of(asked.preset(), situation, claim, asked.signal(), readings)));
  }

  private static Answered of(
      String preset, Situation situation, Claim claim, Signal signal, Readings readings) {
    Reading reading = readings.of(signal, claim.entity());
    return new Answered(preset, situation, claim, signal, reading);
  }

  /** The window that was asked for; zero for a gauge. */
  Duration window() {
    return Spans.defaults().of(signal.span());
  }

  Reading expected() {
    return claim.answer().apply(window().toMillis() / 1e3);
  }

  boolean right() {
    return switch (expected()) {
      case Reading.Value(double value) ->
          reading.test(known -> Math.abs(known - value) <= TOLERANCE * Math.abs(value)).holds();
      case Reading.Unknown unknown -> reading.equals(unknown);
    };
  }

  @Override
  public String toString() {
    return "%s, %s: %s of %s is %s, not %s (%s)"
        .formatted(
            preset,
            situation.title(),
            signal,
            claim.entity(),
            reading,
            expected(),
            claim.because());
  }
}
