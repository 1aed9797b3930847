package dev.pulih.analyse;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The known values of a series.
 *
 * @param ticks at which ticks they are known, ascending
 * @param values the values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Known(int[] ticks, double[] values) {

  static Known of(double[] values) {
    int[] ticks =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    return new Known(ticks, Arrays.stream(ticks).mapToDouble(i -> values[i]).toArray());
  }
}
