package dev.pulih.tune;

/** A count for each rung of a ladder; what is added counts for a stretch of rungs. */
final class RungCounts {

  /** By how much the count of a rung differs from that of the one below. */
  private final int[] steps;

  RungCounts(int rungs) {
    this.steps = new int[rungs + 1];
  }

  /** One more for each rung from one up to another, without that. */
  void add(int from, int to) {
    steps[from]++;
    steps[to]--;
  }

  /** The counts, from the lowest rung up. */
  int[] all() {
    int[] counts = new int[steps.length - 1];
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += steps[i];
      counts[i] = sum;
    }
    return counts;
  }
}
