package dev.pulih.detect.multiscale;

/**
 * The range that a series keeps to, which opens fast and closes slowly; and from it the least
 * spread that counts as one. A change of a flat or quantised series that nobody would see in a plot
 * is not unusual, however flat the series was; and what is measured from another zero is judged the
 * same.
 *
 * <p>A sample beyond the range draws its end near by a share of the distance, as an average of
 * {@value #SPAN} samples does, and by no more than the range is wide and far from zero: what lasts
 * opens the range, one absurd value hardly does. Were it to open at once, an outage of a minute
 * would hide for weeks all that is smaller than a hundredth of it.
 *
 * <p>With the width {@code w = high − low}, the magnitude {@code m = max(|high|, |low|)} and {@code
 * [y]⁺ = max(y, 0)}, for each sample x
 *
 * <pre>  high ← h + min([x − h]⁺ · 2 ÷ 65, w + m),  h = high − w ÷ memory
 *  low  ← l − min([l − x]⁺ · 2 ÷ 65, w + m),  l = low + w ÷ memory
 *  σ    ≥ max(w ÷ 100, m ÷ 100 000)</pre>
 *
 * two followers of a peak with a short attack and a long release, as a compressor of sound has them
 * (Giannoulis, Massberg and Reiss, J. Audio Eng. Soc. 60, 2012), whose step is bounded (Huber
 * 1964). The shares of the floor are this project's own: what a plot of its range shows, and what
 * rounding may be. What is too little to matter is {@link dev.pulih.detect.DeviationSettings}' to
 * say. O(1) for a sample, two numbers for a series.
 */
final class ClosingRange {

  /** One per cent of a plot's height can hardly be seen. */
  private static final double OF_RANGE = 0.01;

  /** Rounding, where values are large and hardly differ. */
  private static final double OF_MAGNITUDE = 1e-5;

  /** Below this, all is rounding. */
  private static final double LEAST = 1e-9;

  private static final int SPAN = 64;
  private static final double SHARE = 2.0 / (SPAN + 1);

  private final double closing;
  private final int high;
  private final int low;

  /**
   * Ranges.
   *
   * @param memory the samples after which a range that nothing touches has closed to e⁻² of it
   */
  ClosingRange(RowLayout layout, double memory) {
    this.closing = 1 / memory;
    this.high = layout.take(1);
    this.low = layout.take(1);
  }

  /**
   * Takes a sample in.
   *
   * @param part one sample's part of all there are with it: 1, ½, ⅓...
   */
  void add(double[] table, int row, double x, double part) {
    if (part == 1) {
      table[row + high] = x;
      table[row + low] = x;
    }
    double top = table[row + high];
    double bottom = table[row + low];
    double most = top - bottom + magnitude(top, bottom) + LEAST;
    double step = (top - bottom) * closing;
    table[row + high] = top - step + opening(x - top + step, most);
    table[row + low] = bottom + step - opening(bottom + step - x, most);
  }

  private static double opening(double beyond, double most) {
    return beyond > 0 ? Math.min(SHARE * beyond, most) : 0;
  }

  /** The least standard deviation that is believed. */
  double floor(double[] table, int row) {
    double top = table[row + high];
    double bottom = table[row + low];
    return Math.max(OF_RANGE * (top - bottom), OF_MAGNITUDE * magnitude(top, bottom) + LEAST);
  }

  private static double magnitude(double top, double bottom) {
    return Math.max(Math.abs(top), Math.abs(bottom));
  }
}
