package dev.pulih.service;

import dev.pulih.flow.Housekeeping.Round;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.service.meter.RetentionMeters;
import dev.pulih.service.meter.RetentionMeters.What;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** One run through everything that is kept no longer: a piece, a pause, the next piece. */
final class CleanUp {

  private final Round round;
  private final int rows;
  private final RetentionMeters meters;
  private final BooleanSupplier pause;
  private final Map<What, Integer> removed = new EnumMap<>(What.class);

  /**
   * A run.
   *
   * @param round what is due
   * @param rows a transaction that removed fewer was the last one of its kind
   * @param meters count
   * @param pause waits after each piece; false if the run has to end
   */
  CleanUp(Round round, int rows, RetentionMeters meters, BooleanSupplier pause) {
    this.round = round;
    this.rows = rows;
    this.meters = meters;
    this.pause = pause;
  }

  /** Removes everything in the database; false if it had to end before. */
  boolean run() {
    return incidents() && records();
  }

  private boolean incidents() {
    return round.incidents().stream().allMatch(incident -> one(round.remove(incident)));
  }

  private boolean one(int events) {
    count(What.INCIDENTS, events > 0 ? 1 : 0);
    count(What.EVENTS, events);
    return pause.getAsBoolean();
  }

  private boolean records() {
    return Arrays.stream(Kind.values())
        .allMatch(kind -> all(() -> count(What.of(kind), round.remove(kind))));
  }

  private boolean all(IntSupplier some) {
    int gone;
    boolean goesOn;
    do {
      gone = some.getAsInt();
      goesOn = pause.getAsBoolean();
    } while (goesOn && gone >= rows);
    return goesOn;
  }

  int count(What what, int gone) {
    meters.removed(what, gone);
    removed.merge(what, gone, Integer::sum);
    return gone;
  }

  boolean isEmpty() {
    return removed.values().stream().allMatch(gone -> gone == 0);
  }

  /** What it has removed so far. */
  String text() {
    return isEmpty()
        ? "nothing"
        : removed.entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .map(e -> e.getValue() + " " + e.getKey().text())
            .collect(Collectors.joining(", "));
  }
}
