package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

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

  private final DeviationSettings settings;
  private final int patience;
  private final List<Qualification> tests;
  private final RollingMoments past;
  private final long[] histories;
  private final int[] unknowns;
  private final long[] episodes;
  private final long[] known;

  /**
   * A rule for some series; a slot is a place in the list.
   *
   * @param settings when a value deviates
   * @param patience how many unknown ticks in a row only pause persistence
   * @param slots the qualification of each slot
   */
  public RollingDeviation(DeviationSettings settings, int patience, List<OfSignal> slots) {
    this.settings = settings;
    this.patience = patience;
    this.tests = slots.stream().map(signal -> Qualification.of(settings, signal)).toList();
    this.past = new RollingMoments(settings.window().samples());
    this.histories = new long[slots.size()];
    this.unknowns = new int[slots.size()];
    this.episodes = new long[slots.size()];
    this.known = new long[slots.size()];
    Arrays.fill(episodes, NEVER);
  }

  /** What the next value will be compared with. */
  public Baseline baseline(int slot) {
    return new Baseline(past.count(slot), past.mean(slot), past.sigma(slot));
  }

  /** Whether the slot's latest known value is a qualified deviation that lasts. */
  public boolean deviates(int slot) {
    return settings.persistence().met(histories[slot]);
  }

  /**
   * Judges the tick's value by the samples before it, then takes it among them or leaves it out.
   *
   * @param value the value; NaN or infinite where unknown
   */
  public void next(int slot, double value, Instant at) {
    if (Double.isFinite(value)) {
      judge(slot, value, at.toEpochMilli());
    } else {
      miss(slot, at.toEpochMilli());
    }
  }

  private void judge(int slot, double value, long at) {
    boolean deviates = tests.get(slot).passes(value, baseline(slot));
    histories[slot] = histories[slot] << 1 | (deviates ? 1 : 0);
    unknowns[slot] = 0;
    known[slot] = at;
    keepEpisode(slot, at);
    if (!deviates || admitted(slot, at)) {
      past.add(slot, value);
    }
  }

  private void keepEpisode(int slot, long at) {
    boolean over = settings.persistence().over(histories[slot]);
    if (over || episodes[slot] == NEVER) {
      episodes[slot] = over ? NEVER : at;
    }
  }

  private boolean admitted(int slot, long at) {
    return at - episodes[slot] >= settings.window().keptOut().toMillis();
  }

  private void miss(int slot, long at) {
    if (++unknowns[slot] > patience) {
      histories[slot] = 0;
      episodes[slot] = NEVER;
    }
    if (at - known[slot] >= settings.window().forgetAfter().toMillis()) {
      past.clear(slot);
    }
  }
}
