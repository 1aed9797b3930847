package dev.pulih.service.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Numbers as a plot takes them: what is not known is null, and not zero. */
final class Plotted {

  private Plotted() {}

  /** Those that are finite, and null in the place of each other one. */
  static List<@Nullable Double> of(DoubleStream values) {
    List<@Nullable Double> figures = new ArrayList<>();
    values.forEach(value -> figures.add(Double.isFinite(value) ? Double.valueOf(value) : null));
    return figures;
  }
}
