package dev.pulih.service.backtest;

import static java.util.stream.Collectors.toSet;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The history of a signal source, such as a Prometheus. A source that answers nothing at all is
 * asked again, and then given up: what it did not say is not taken for silence of the services.
 */
public final class SourceTape implements Tape {

  private static final int TRIES = 3;

  private final SignalSource source;
  private final List<Signal> signals;
  private final Duration step;

  /** What failed however often it was asked: it is asked once for the next piece. */
  private final Set<Signal> hopeless = new HashSet<>();

  /** The history of these signals. */
  public SourceTape(SignalSource source, List<Signal> signals, Duration step) {
    this.source = source;
    this.signals = List.copyOf(signals);
    this.step = step;
  }

  @Override
  public List<Readings> read(Piece piece) {
    List<Readings> readings = List.of();
    for (int i = 0; i < TRIES; i++) {
      readings = source.history(signals, piece.from(), piece.to(), step);
      if (hopeless.containsAll(failed(readings))) {
        break;
      }
    }
    hopeless.clear();
    hopeless.addAll(failed(readings));
    return answered(readings, piece);
  }

  private static Set<Signal> failed(List<Readings> readings) {
    return readings.stream().flatMap(r -> r.failures().keySet().stream()).collect(toSet());
  }

  private static List<Readings> answered(List<Readings> readings, Piece piece) {
    boolean any = readings.stream().anyMatch(r -> !r.samples().isEmpty());
    if (any) {
      return readings;
    }
    String why =
        readings.stream()
            .flatMap(r -> r.failures().values().stream())
            .sorted()
            .findFirst()
            .orElse("no answer");
    throw new IllegalStateException(
        "Nothing could be read from %s to %s: %s Mend that, and give the same command again: it goes on from there."
            .formatted(piece.from(), piece.to(), why));
  }
}
