package dev.pulih.service.web.page;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Unit;

/**
 * How a signal's values are plotted.
 *
 * @param times what they are multiplied by
 * @param unit what stands behind them then
 */
public record Scale(int times, String unit) {

  static Scale of(Signal signal) {
    return switch (Unit.of(signal)) {
      case RATIO -> new Scale(100, "%");
      case SECONDS -> new Scale(1000, "ms");
      case PER_SECOND -> new Scale(1, "/s");
      case COUNT -> new Scale(1, "");
    };
  }
}
