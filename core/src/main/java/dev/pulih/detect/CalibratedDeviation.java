package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.multiscale.AchievedRate;
import dev.pulih.detect.multiscale.AlarmEpisodes;
import dev.pulih.detect.multiscale.AlarmEpisodes.Turn;
import dev.pulih.detect.multiscale.RowLayout;
import dev.pulih.detect.multiscale.RowMemory;
import dev.pulih.detect.multiscale.Seasons.Moment;
import dev.pulih.detect.multiscale.TailRate;
import dev.pulih.detect.multiscale.Unusualness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Deviations from a series' own long past, as often as the operator wants to hear of them: {@link
 * Unusualness} is the score, {@link TailRate} its threshold, {@link AlarmEpisodes} make one finding
 * of what lasts. A deviation that lasts for long is a new level: from then on it is usual.
 */
public final class CalibratedDeviation implements DeviationRule {

  /** No signal is larger; single precision holds it, and its square is no infinity. */
  private static final double LARGEST = 1e30;

  private final Calibration calibration;
  private final int patience;
  private final OfSignal[] tests;
  private final Unusualness unusualness;
  private final TailRate rate;
  private final AchievedRate achieved;
  private final double checksPerWeek;
  private final AlarmEpisodes episodes;
  private final int size;
  private final double[] table;
  private final double[] usuals;
  private final float[] scores;
  private final RowMemory memory;
  private final int[] unknowns;
  private final boolean[] begun;
  private int checks;
  private int alarms;

  /**
   * A rule for some series of which nothing is known; a slot is a place in the list.
   *
   * @param interval from one sample to the next
   * @param patience how many unknown ticks in a row do not end a deviation
   * @param slots what counts as a deviation of each slot
   */
  public CalibratedDeviation(
      Calibration calibration, Duration interval, int patience, List<OfSignal> slots) {
    RowLayout layout = new RowLayout();
    this.calibration = calibration;
    this.patience = patience;
    this.tests = slots.toArray(OfSignal[]::new);
    this.unusualness = new Unusualness(layout, tests.length, calibration.samples(interval));
    this.rate =
        new TailRate(
            layout,
            calibration.perCheck(interval),
            calibration.startSigmas(),
            calibration.leastSigmas());
    this.achieved = new AchievedRate(calibration.samples(interval), calibration.perCheck(interval));
    this.checksPerWeek = calibration.checksPerWeek(interval);
    this.episodes = new AlarmEpisodes(layout, calibration.apart());
    this.size = layout.size();
    this.table = new double[Math.multiplyExact(tests.length, size)];
    this.usuals = new double[tests.length];
    this.scores = new float[tests.length];
    this.memory = new RowMemory(unusualness.seasons(), size);
    this.unknowns = new int[tests.length];
    this.begun = new boolean[tests.length];
  }

  @Override
  public void next(double[] values, Instant at) {
    Moment now = Moment.of(at.getEpochSecond());
    checks = 0;
    alarms = 0;
    for (int slot = 0; slot < tests.length; slot++) {
      double x = values[slot];
      begun[slot] = Double.isFinite(x) ? begins(slot, now, within(x)) : miss(slot);
    }
    achieved.next(checks, alarms);
  }

  private static double within(double x) {
    return Math.max(-LARGEST, Math.min(LARGEST, x));
  }

  private boolean miss(int slot) {
    scores[slot] = Float.NaN;
    if (++unknowns[slot] > patience) {
      episodes.end(table, slot * size);
    }
    return false;
  }

  private boolean begins(int slot, Moment now, double x) {
    int row = slot * size;
    OfSignal test = tests[slot];
    double usual = unusualness.usual(table, row, slot, now);
    double least = test.floor().around(usual);
    double score = unusualness.add(table, row, slot, now, x, least, deviates(slot));
    double threshold = rate.threshold(table, row);
    Turn turn = episodes.next(table, row, score, threshold, matters(test, x, usual));
    unknowns[slot] = 0;
    usuals[slot] = usual;
    scores[slot] = (float) score;
    count(row, turn == Turn.BEGINS);
    rate.learn(table, row, turn == Turn.BEGINS);
    settle(row);
    return turn == Turn.BEGINS;
  }

  /** What a fallback finds says nothing of the thresholds that were learned. */
  private void count(int row, boolean alarm) {
    if (rate.calibrated(table, row)) {
      checks++;
      alarms += alarm ? 1 : 0;
    }
  }

  private static boolean matters(OfSignal test, double x, double usual) {
    double distance = test.direction().distance(x, usual);
    return distance > 0 && distance >= test.effect().around(usual);
  }

  /**
   * A deviation of {@code newLevelAfter} ticks is the new level: each long-run mean becomes the
   * average over the latest 64 samples (that of the season: the season's own), the spread stays,
   * and the deviation ends.
   *
   * <pre>  lasting ≥ newLevelAfter  ⇒  mean = level₆₄,  lasting = 0</pre>
   *
   * <p>Such a step that stays is a level shift (Tsay, J. Forecasting 7, 1988). That it is told from
   * what passes by how long it stands is a rule of thumb of this project's own, and no test.
   */
  private void settle(int row) {
    if (episodes.lasting(table, row) >= calibration.newLevelAfter()) {
      unusualness.settle(table, row);
      episodes.end(table, row);
    }
  }

  @Override
  public boolean deviates(int slot) {
    return episodes.lasting(table, slot * size) > 0;
  }

  /** Whether a deviation of the slot that is news began at the latest tick. */
  public boolean begins(int slot) {
    return begun[slot];
  }

  @Override
  public Achieved achieved() {
    long fallback =
        IntStream.range(0, tests.length)
            .filter(slot -> !rate.calibrated(table, slot * size))
            .count();
    return new Achieved((int) fallback, checksPerWeek * achieved.perCheck());
  }

  @Override
  public Expectation expected(int slot, Instant at) {
    int row = slot * size;
    double usual = unusualness.usual(table, row, slot, Moment.of(at.getEpochSecond()));
    double sigma = Math.max(unusualness.sigma(table, row), tests[slot].floor().around(usual));
    return unusualness.warm(table, row)
        ? new Expectation(usual, sigma, rate.threshold(table, row))
        : Expectation.none();
  }

  /**
   * Over all its time scales, which is not the distance of the value alone; NaN before it is warm.
   */
  @Override
  public double score(int slot, double value, Expectation expected) {
    return Double.isNaN(expected.threshold()) ? Double.NaN : scores[slot];
  }

  @Override
  public double bound(int slot) {
    return usuals[slot];
  }

  @Override
  public boolean again(int slot) {
    return deviates(slot) && !begun[slot];
  }

  @Override
  public Optional<String> memory(int slot) {
    return Optional.of(memory.text(table, slot * size, slot));
  }

  @Override
  public void remember(int slot, String text) {
    boolean _ = memory.take(text, table, slot * size, slot);
  }

  /** How many standard deviations a slot's next value must lie away, all time scales together. */
  public double threshold(int slot) {
    return rate.threshold(table, slot * size);
  }
}
