package dev.pulih.service.backtest;

import dev.pulih.service.backtest.ReadingFile.Line;
import dev.pulih.service.backtest.ReadingFile.Sample;
import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of a file as the readings of the ticks of a piece: a tick has what came since the last. */
final class PieceBuilder {

  private final Piece piece;
  private final Duration step;
  private final Set<Signal> wanted;
  private final List<Map<Signal, Map<Entity, Reading>>> samples = new ArrayList<>();
  private final List<Map<Signal, String>> failures = new ArrayList<>();

  PieceBuilder(Piece piece, Duration step, Collection<Signal> wanted) {
    this.piece = piece;
    this.step = step;
    this.wanted = Set.copyOf(wanted);
    for (Instant at = piece.from(); !at.isAfter(piece.to()); at = at.plus(step)) {
      samples.add(new HashMap<>());
      failures.add(new HashMap<>());
    }
  }

  /** Takes in a line; one of before the piece, or of a signal that nobody wants, says nothing. */
  void take(Line line) {
    int tick = tick(line.at());
    if (tick >= 0 && wanted.contains(line.signal())) {
      line.sample()
          .ifPresentOrElse(
              sample -> put(tick, line.signal(), sample),
              () -> failures.get(tick).put(line.signal(), line.why()));
    }
  }

  private void put(int tick, Signal signal, Sample sample) {
    samples
        .get(tick)
        .computeIfAbsent(signal, _ -> new HashMap<>())
        .put(sample.entity(), sample.reading());
  }

  private int tick(Instant at) {
    long away = Duration.between(piece.from(), at).toMillis();
    return Math.toIntExact(Math.max(-1, Math.ceilDiv(away, step.toMillis())));
  }

  Map<Signal, Map<Entity, Reading>> samples(int tick) {
    return samples.get(tick);
  }

  /** Every wanted signal was asked for, and answered for whom there is a line. */
  List<Readings> readings() {
    List<Readings> all = new ArrayList<>();
    for (int tick = 0; tick < samples.size(); tick++) {
      all.add(readings(tick));
    }
    return all;
  }

  private Readings readings(int tick) {
    Map<Signal, Map<Entity, Reading>> answered = samples.get(tick);
    wanted.forEach(signal -> answered.putIfAbsent(signal, Map.of()));
    answered.keySet().removeAll(failures.get(tick).keySet());
    return new Readings(piece.from().plus(step.multipliedBy(tick)), answered, failures.get(tick));
  }
}
