package dev.pulih.detect;

import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static dev.pulih.signal.Signals.REQUEST_RATE;

import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a value deviates from its own past: from the last minutes, or, calibrated, from all that is
 * remembered of it.
 *
 * @param window the samples that it is compared with
 * @param sigmas how many standard deviations it must leave their mean by
 * @param persistence how often
 * @param signals the signals that are watched, each with its qualification
 * @param calibration how often that may happen by chance; with it window, sigmas and persistence
 *     are unused
 */
public record DeviationSettings(
    Window window,
    double sigmas,
    Persistence persistence,
    List<OfSignal> signals,
    Optional<Calibration> calibration) {

  public DeviationSettings {
    signals = List.copyOf(signals);
    Require.that(sigmas > 0, "sigmas must be positive; got %s.", sigmas);
  }

  /**
   * The samples that a value is compared with.
   *
   * @param samples how many, at most
   * @param minSamples how many, at least; with fewer nothing deviates
   * @param keptOut for how long deviating samples stay out of the window: without it the window
   *     swallows a change before it has lasted, with no end to it a new level would deviate forever
   * @param forgetAfter after how long without a known value it starts anew; never after fewer
   *     unknown ticks than minSamples, which is what it takes to judge again
   */
  public record Window(int samples, int minSamples, Duration keptOut, Duration forgetAfter) {
    public Window {
      Require.that(minSamples >= 2, "A sigma needs at least 2 samples; got %s.", minSamples);
      Require.that(
          samples >= minSamples,
          "A window cannot hold fewer than its minSamples; got %s.",
          samples);
      Require.notNegative("keptOut", keptOut);
      Require.positive("forgetAfter", forgetAfter);
    }
  }

  /**
   * A signal's qualification.
   *
   * @param signal the signal
   * @param direction which way it must deviate
   * @param floor the least sigma; a series that is all but constant would deviate by a rounding
   * @param effect the least distance from the mean that matters to anyone
   */
  public record OfSignal(Signal signal, Direction direction, Margin floor, Margin effect) {
    public OfSignal {
      Require.that(
          signal.kind() != EntityKind.POD,
          "Pods come and go too fast for a deviation: watch their service instead of %s.",
          signal);
    }

    private boolean bare() {
      return floor.equals(Margin.none()) && effect.equals(Margin.none());
    }
  }

  /** As shipped: calibrated. */
  public static DeviationSettings defaults() {
    return calibrated();
  }

  /** From all that is remembered of a series. */
  public static DeviationSettings calibrated() {
    return windowed().with(Calibration.defaults());
  }

  /**
   * Deviations from the last minutes, qualified. Rates over a minute share their samples with three
   * ticks after them, so a single bad scrape interval deviates for four ticks in a row: five of six
   * mean more than that.
   */
  public static DeviationSettings windowed() {
    Duration quarter = Duration.ofMinutes(15);
    return new DeviationSettings(
        new Window(20, 15, quarter, quarter),
        3,
        new Persistence(5, 6),
        qualified(),
        Optional.empty());
  }

  /**
   * The bare rule: the value leaves the mean of the previous 20 samples, whatever they are, by more
   * than 3 sigma.
   */
  public static DeviationSettings plain() {
    Window window = new Window(20, 20, Duration.ZERO, Duration.ofMinutes(15));
    List<OfSignal> bare = qualified().stream().map(DeviationSettings::bare).toList();
    return new DeviationSettings(window, 3, new Persistence(1, 1), bare, Optional.empty());
  }

  /** Whether a deviation is a finding as it is: nothing says what matters. */
  boolean bare() {
    return calibration.isEmpty() && signals.stream().allMatch(OfSignal::bare);
  }

  /** These settings, calibrated. */
  public DeviationSettings with(Calibration how) {
    return new DeviationSettings(window, sigmas, persistence, signals, Optional.of(how));
  }

  /** The same without what is unused: settings that are equal in this form find the same. */
  public DeviationSettings asRead() {
    DeviationSettings usual = windowed();
    return calibration.isEmpty()
        ? this
        : new DeviationSettings(
            usual.window, usual.sigmas, usual.persistence, signals, calibration);
  }

  private static List<OfSignal> qualified() {
    return List.of(
        up(ERROR_RATE.over(Span.RECENT), new Margin(0.002, 0), new Margin(0.01, 0)),
        up(P99_LATENCY.over(Span.RECENT), new Margin(0.002, 0.05), new Margin(0.02, 0.25)),
        new OfSignal(
            REQUEST_RATE.over(Span.RECENT),
            Direction.BOTH,
            new Margin(0.1, 0.05),
            new Margin(1, 0.3)),
        up(KAFKA_LAG, new Margin(50, 0.1), new Margin(500, 0.5)),
        up(DB_CONNECTIONS, new Margin(0.01, 0), new Margin(0.1, 0)));
  }

  private static OfSignal up(Signal signal, Margin floor, Margin effect) {
    return new OfSignal(signal, Direction.UP, floor, effect);
  }

  private static OfSignal bare(OfSignal of) {
    return new OfSignal(of.signal(), of.direction(), Margin.none(), Margin.none());
  }
}
