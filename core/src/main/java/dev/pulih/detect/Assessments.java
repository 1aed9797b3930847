package dev.pulih.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of many series were judged at the latest ticks, one slot each. People look at few
 * of them and seldom: single precision is enough.
 */
final class Assessments {

  private static final int NUMBERS = 4;

  private final int slots;
  private final Instant[] times;
  private final float[] numbers;
  private int next;
  private int known;

  /** Of so many ticks. */
  Assessments(int ticks, int slots) {
    this.slots = slots;
    this.times = new Instant[ticks];
    this.numbers = new float[Math.multiplyExact(ticks, slots) * NUMBERS];
  }

  /** Takes up a tick, of which the rule has to be asked before it judges. */
  void expect(DeviationRule rule, Instant at) {
    times[next] = at;
    for (int slot = 0; slot < slots; slot++) {
      Expectation expected = rule.expected(slot, at);
      int place = place(next, slot);
      numbers[place] = (float) expected.usual();
      numbers[place + 1] = (float) expected.sigma();
      numbers[place + 2] = (float) expected.threshold();
    }
  }

  /** The rule has judged the values of that tick. */
  void score(DeviationRule rule, double[] values) {
    for (int slot = 0; slot < slots; slot++) {
      int place = place(next, slot);
      numbers[place + 3] = (float) rule.score(slot, values[slot], expected(place));
    }
    next = (next + 1) % times.length;
    known = Math.min(known + 1, times.length);
  }

  /** Those of a slot, oldest first. */
  List<Assessment> of(int slot) {
    List<Assessment> all = new ArrayList<>();
    for (int back = known; back > 0; back--) {
      int tick = Math.floorMod(next - back, times.length);
      int place = place(tick, slot);
      all.add(new Assessment(times[tick], expected(place), numbers[place + NUMBERS - 1]));
    }
    return all;
  }

  private Expectation expected(int place) {
    return new Expectation(numbers[place], numbers[place + 1], numbers[place + 2]);
  }

  private int place(int tick, int slot) {
    return (tick * slots + slot) * NUMBERS;
  }
}
