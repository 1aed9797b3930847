package dev.pulih.detect.evidence;

import java.util.Arrays;

/**
 * Median and median absolute deviation of the latest samples.
 *
 * <p>Half of the samples may be anything, and both stay where the other half is: a breakdown point
 * of 50 % (Hampel, J. Am. Stat. Assoc. 69, 1974; Rousseeuw and Croux, J. Am. Stat. Assoc. 88,
 * 1993). Of 1, 2, 3, 4 and 100 the median is 3, the distances from it are 2, 1, 0, 1 and 97, and
 * their median is 1.
 *
 * <p>Beside the ring of the samples they are kept in order. A sample then costs two binary searches
 * and one move of a block; and since those nearest to the median stand side by side, a third binary
 * search finds where they begin, and the farther of its ends is the distance: O(log n) comparisons
 * and a move of n numbers at most, n being the fixed size of the window. So a sample costs O(1) in
 * the number of series and in how many samples there ever were.
 */
final class MedianWindow {

  private final double[] ring;
  private final double[] sorted;
  private int head;
  private int count;

  MedianWindow(int size) {
    this.ring = new double[size];
    this.sorted = new double[size];
  }

  int count() {
    return count;
  }

  /** Takes a known sample, and the oldest out where the window is full. */
  void add(double sample) {
    int to = place(sample);
    int from = count < ring.length ? count++ : place(ring[head]);
    move(from, to > from ? to - 1 : to, sample);
    ring[head] = sample;
    head = head + 1 == ring.length ? 0 : head + 1;
  }

  /** The median; of an even number the mean of the two in the middle. */
  double median() {
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /** The median distance from a centre within the samples. */
  double deviation(double center) {
    return (distance(center, (count + 1) / 2) + distance(center, count / 2 + 1)) / 2;
  }

  private int place(double sample) {
    int found = Arrays.binarySearch(sorted, 0, count, sample);
    return found < 0 ? -found - 1 : found;
  }

  /** The cell at {@code from} is free; those up to {@code to} make room. */
  private void move(int from, int to, double sample) {
    if (to < from) {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
    } else {
      System.arraycopy(sorted, from + 1, sorted, from, to - from);
    }
    sorted[to] = sample;
  }

  /** The distance of the k-th nearest. */
  private double distance(double center, int k) {
    int low = 0;
    int high = count - k;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (center - sorted[middle] > sorted[middle + k] - center) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(center - sorted[low], sorted[low + k - 1] - center);
  }
}
