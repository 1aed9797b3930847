package dev.pulih.benchmarks.nab;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Margin;
import dev.pulih.signal.Signals;
import java.nio.file.Path;

/**
 * A series of the kit.
 *
 * @param name its category and file, such as {@code realTweets/Twitter_volume_AAPL.csv}
 * @param file where its rows are
 */
record NabSeries(String name, Path file) {

  /** Nothing is known of what a series means: both ways count, and any distance matters. */
  static final OfSignal ANY =
      new OfSignal(Signals.REQUEST_RATE, Direction.BOTH, Margin.none(), Margin.none());
}
