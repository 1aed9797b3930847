package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 3-sigma rule over the recent past of many series at once, one slot each, in flat arrays.
 *
 * <p>A value is compared with the previous accepted samples, never with itself: one of n samples
 * cannot lie more than (n − 1) ÷ √n sample sigmas from their mean (Samuelson 1968), so that among
 * ten nothing would ever pass three. A deviating sample stays out of the window while its episode
 * is young (see {@link DeviationSettings.Window#keptOut()}); an episode begins with the first
 * deviating sample and ends when persistence sees none.
 */
public final class RollingDeviation {

  private static final long NEVER = Long.MIN_VALUE;
  private static final long NOTHING = 0;

  private final Persistence persistence;
  private final long keptOut;
  private final long forgetAfter;
  private final int patience;
  private final Qualification[] tests;
  private final RollingMoments past;
  private final double[] bounds;
  private final long[] histories;
  private final long[] episodes;
  private final int[] unknowns;
  private final long[] lastKnown;
  private long latest;

  /**
   * A rule for some series; a slot is a place in the list.
   *
   * @param settings when a value deviates
   * @param patience how many unknown ticks in a row only pause persistence
   * @param slots the qualification of each slot
   */
  public RollingDeviation(DeviationSettings settings, int patience, List<OfSignal> slots) {
    this.persistence = settings.persistence();
    this.keptOut = settings.window().keptOut().toMillis();
    this.forgetAfter = settings.window().forgetAfter().toMillis();
    this.patience = patience;
    this.tests = tests(settings, slots);
    this.past = new RollingMoments(settings.window().samples());
    this.bounds = new double[tests.length];
    this.histories = new long[tests.length];
    this.episodes = new long[tests.length];
    this.unknowns = new int[tests.length];
    this.lastKnown = new long[tests.length];
    Arrays.fill(episodes, NEVER);
  }

  /** Signals with equal qualifications share one object, which then stays in the cache. */
  private static Qualification[] tests(DeviationSettings settings, List<OfSignal> slots) {
    Map<OfSignal, Qualification> shared = new HashMap<>();
    return slots.stream()
        .map(slot -> shared.computeIfAbsent(slot, s -> Qualification.of(settings, s)))
        .toArray(Qualification[]::new);
  }

  /** What the next value will be compared with. */
  public Baseline baseline(int slot) {
    return new Baseline(past.count(slot), past.mean(slot), past.sigma(slot));
  }

  /** Whether the slot's latest known value is a qualified deviation that lasts. */
  public boolean deviates(int slot) {
    return persistence.met(histories[slot]);
  }

  /** What the slot's latest deviating value was beyond. */
  public double bound(int slot) {
    return bounds[slot];
  }

  /**
   * Judges a tick's values by the samples before them, then takes each among them or leaves it out.
   *
   * @param values one for each slot; NaN or infinite where unknown
   */
  public void next(double[] values, Instant at) {
    long now = at.toEpochMilli();
    for (int slot = 0; slot < tests.length; slot++) {
      if (Double.isFinite(values[slot])) {
        judge(slot, values[slot], now);
      } else {
        miss(slot, now);
      }
    }
    latest = now;
  }

  private void judge(int slot, double value, long now) {
    double mean = past.mean(slot);
    double reach = tests[slot].reach(mean, past.sigma(slot));
    boolean deviates = tests[slot].passes(value, past.count(slot), mean, reach);
    unknowns[slot] = 0;
    if (deviates || histories[slot] != NOTHING) {
      remember(slot, deviates, now);
    }
    if (!deviates) {
      past.add(slot, value);
    } else {
      leave(slot, value, tests[slot].direction().at(reach, mean, value), now);
    }
  }

  private void remember(int slot, boolean deviates, long now) {
    histories[slot] = persistence.next(histories[slot], deviates);
    if (histories[slot] == NOTHING) {
      episodes[slot] = NEVER;
    } else if (episodes[slot] == NEVER) {
      episodes[slot] = now;
    }
  }

  /** A deviating value is taken only once its episode is no longer young. */
  private void leave(int slot, double value, double bound, long now) {
    bounds[slot] = bound;
    if (now - episodes[slot] >= keptOut) {
      past.add(slot, value);
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
    if (now - lastKnown[slot] >= forgetAfter) {
      past.clear(slot);
    }
  }
}
