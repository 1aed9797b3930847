package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The 3-sigma rule over the recent past of many series at once, one slot each, in flat arrays. O(1)
 * for a sample: {@link RollingMoments} tell the past, {@link Qualification} judges by it, {@link
 * Persistence} asks how often.
 *
 * <p>A value is compared with the previous accepted samples, never with itself: one of n samples
 * cannot lie more than (n − 1) ÷ √n sample sigmas from their mean (Samuelson 1968), so that among
 * ten nothing would ever pass three. A deviating sample stays out of the window while its episode
 * is young (see {@link DeviationSettings.Window#keptOut()}); an episode begins with the first
 * deviating sample and ends when persistence sees none.
 *
 * <p>It works through tiles of some hundred series, one after the other, so that the loops of a
 * tile find in the processor's nearest cache what the loop before them left.
 */
public final class RollingDeviation implements DeviationRule {

  private static final int TILE = 256;

  private final DeviationTile[] tiles;

  /**
   * A rule for some series; a slot is a place in the list.
   *
   * @param settings when a value deviates
   * @param patience how many unknown ticks in a row only pause persistence
   * @param slots the qualification of each slot
   */
  public RollingDeviation(DeviationSettings settings, int patience, List<OfSignal> slots) {
    DeviationTile.Scratch scratch = new DeviationTile.Scratch(TILE);
    List<Qualification> tests = tests(settings, slots);
    this.tiles =
        IntStream.iterate(0, from -> from < slots.size(), from -> from + TILE)
            .mapToObj(from -> tests.subList(from, Math.min(from + TILE, tests.size())))
            .map(part -> new DeviationTile(settings, patience, part, scratch))
            .toArray(DeviationTile[]::new);
  }

  /** Signals with equal qualifications share one object, which then stays in the cache. */
  private static List<Qualification> tests(DeviationSettings settings, List<OfSignal> slots) {
    Map<OfSignal, Qualification> shared = new HashMap<>();
    return slots.stream()
        .map(slot -> shared.computeIfAbsent(slot, s -> Qualification.of(settings, s)))
        .toList();
  }

  /** What the next value will be compared with. */
  public Baseline baseline(int slot) {
    return tiles[slot / TILE].baseline(slot % TILE);
  }

  @Override
  public Expectation expected(int slot, Instant at) {
    return tiles[slot / TILE].expected(slot % TILE);
  }

  @Override
  public boolean deviates(int slot) {
    return tiles[slot / TILE].deviates(slot % TILE);
  }

  @Override
  public double bound(int slot) {
    return tiles[slot / TILE].bound(slot % TILE);
  }

  /** Judges each value by the samples before it, then takes it among them or leaves it out. */
  @Override
  public void next(double[] values, Instant at) {
    for (int tile = 0; tile < tiles.length; tile++) {
      tiles[tile].next(values, tile * TILE, at.toEpochMilli());
    }
  }
}
