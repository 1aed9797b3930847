package dev.pulih.detect;

import java.util.Arrays;
import java.util.List;

/**
 * The rule of {@link RollingDeviation} for some hundred series. Simple loops over all of them do
 * what is alike for all; what needs a decision is done for the few that need it.
 */
final class DeviationTile {

  private static final long NEVER = Long.MIN_VALUE;
  private static final long NOTHING = 0;

  private final DeviationSettings settings;
  private final long keptOut;
  private final int patience;
  private final Qualification[] tests;
  private final Screen screen;
  private final RollingMoments past;
  private final double[] bounds;
  private final long[] histories;
  private final long[] episodes;
  private final int[] unknowns;
  private final long[] lastKnown;
  private final Scratch scratch;
  private long latest;

  /** Room for what is forgotten after each tick; the tiles are used in turn and share it. */
  static final class Scratch {
    private final double[] means;
    private final double[] sigmas;
    private final double[] values;
    private final double[] excess;
    private final RollingMoments.Scratch sums;

    Scratch(int slots) {
      this.means = new double[slots];
      this.sigmas = new double[slots];
      this.values = new double[slots];
      this.excess = new double[slots];
      this.sums = new RollingMoments.Scratch(slots);
    }
  }

  DeviationTile(
      DeviationSettings settings, int patience, List<Qualification> tests, Scratch scratch) {
    this.settings = settings;
    this.keptOut = settings.window().keptOut().toMillis();
    this.patience = patience;
    this.tests = tests.toArray(Qualification[]::new);
    this.screen = new Screen(settings, tests);
    this.past = new RollingMoments(settings.window().samples(), tests.size(), scratch.sums);
    this.bounds = new double[tests.size()];
    this.histories = new long[tests.size()];
    this.episodes = new long[tests.size()];
    this.unknowns = new int[tests.size()];
    this.lastKnown = new long[tests.size()];
    this.scratch = scratch;
    Arrays.fill(episodes, NEVER);
  }

  Baseline baseline(int slot) {
    return new Baseline(past.count(slot), past.mean(slot), past.sigma(slot));
  }

  Expectation expected(int slot) {
    double mean = past.mean(slot);
    boolean enough = past.count(slot) >= settings.window().minSamples();
    double reach = tests[slot].reach(mean, past.sigma(slot));
    return enough
        ? new Expectation(mean, reach / settings.sigmas(), settings.sigmas())
        : Expectation.none();
  }

  boolean deviates(int slot) {
    return settings.persistence().met(histories[slot]);
  }

  double bound(int slot) {
    return bounds[slot];
  }

  /** Judges and takes the values from a place on. */
  void next(double[] values, int from, long now) {
    System.arraycopy(values, from, scratch.values, 0, tests.length);
    past.means(scratch.means);
    past.sigmas(scratch.sigmas);
    screen.excess(scratch.excess, scratch.values, scratch.means, scratch.sigmas);
    for (int slot = 0; slot < tests.length; slot++) {
      if (!(ordinary(slot) && Screen.within(scratch.excess[slot]))) {
        scratch.values[slot] = taken(slot, scratch.values[slot], now);
      }
    }
    past.add(scratch.values);
    latest = now;
  }

  /** Known at the tick before, and nothing to remember. */
  private boolean ordinary(int slot) {
    return (histories[slot] | unknowns[slot]) == 0;
  }

  /** The value, if it belongs among the samples; else NaN. */
  private double taken(int slot, double value, long now) {
    if (Double.isFinite(value)) {
      unknowns[slot] = 0;
      return judge(slot, value, now) ? value : Double.NaN;
    }
    miss(slot, now);
    return Double.NaN;
  }

  private boolean judge(int slot, double value, long now) {
    Qualification test = tests[slot];
    double mean = scratch.means[slot];
    double reach = test.reach(mean, scratch.sigmas[slot]);
    return test.passes(value, past.count(slot), mean, reach)
        ? leave(slot, test.direction().at(reach, mean, value), now)
        : keep(slot, now);
  }

  private boolean keep(int slot, long now) {
    if (histories[slot] != NOTHING) {
      remember(slot, false, now);
    }
    return true;
  }

  /** A deviating value is taken only once its episode is no longer young. */
  private boolean leave(int slot, double bound, long now) {
    bounds[slot] = bound;
    remember(slot, true, now);
    return now - episodes[slot] >= keptOut;
  }

  private void remember(int slot, boolean deviates, long now) {
    histories[slot] = settings.persistence().next(histories[slot], deviates);
    if (histories[slot] == NOTHING) {
      episodes[slot] = NEVER;
    } else if (episodes[slot] == NEVER) {
      episodes[slot] = now;
    }
  }

  private void miss(int slot, long now) {
    if (unknowns[slot] == 0) {
      lastKnown[slot] = latest;
    }
    if (++unknowns[slot] > patience) {
      histories[slot] = NOTHING;
      episodes[slot] = NEVER;
    }
    if (forgets(slot, now)) {
      past.clear(slot);
    }
  }

  /** Of long steps a few unknown ones are a long time, and no reason to learn so many anew. */
  private boolean forgets(int slot, long now) {
    return unknowns[slot] >= settings.window().minSamples()
        && now - lastKnown[slot] >= settings.window().forgetAfter().toMillis();
  }
}
