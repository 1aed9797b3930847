package dev.pulih.benchmarks.alerts;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The values of some columns, row by row. */
final class Values {

  private final int[] places;
  private final DoubleUnaryOperator[] readers;
  private final double[] values;

  Values(List<KitSeries> series) {
    this.places = series.stream().mapToInt(KitSeries::place).toArray();
    this.readers =
        series.stream().map(s -> s.column().reader()).toArray(DoubleUnaryOperator[]::new);
    this.values = new double[series.size()];
  }

  /** Those of a row, until the next. */
  double[] of(Day.Row row) {
    for (int i = 0; i < values.length; i++) {
      values[i] = readers[i].applyAsDouble(row.value(places[i]));
    }
    return values;
  }
}
