package dev.pulih.detect;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.List;

/**
 * Where a stage's condition stands at a tick.
 *
 * @param phase absent, maturing, matured or unknown
 * @param since when it matured, while matured; when it began, while maturing; else the tick's time
 * @param began when it began to be true, while maturing or matured; else the tick's time
 * @param recent whether it holds over the last minute too, on enough requests
 * @param value the reading that it is about (the worst pod's, the service's), over the long window
 * @param pods the pods that it is about, worst first; empty for a whole service
 */
public record StageCondition(
    Phase phase, Instant since, Instant began, Truth recent, Reading value, List<PodRef> pods) {

  public StageCondition {
    pods = List.copyOf(pods);
  }

  /** The life of a condition with a holding time. */
  public enum Phase {
    /** Known to be false. */
    ABSENT,
    /** True, but not for long enough. */
    MATURING,
    /** True for its holding time, and still. */
    MATURED,
    /** Not known for so long that it started over. */
    UNKNOWN
  }

  /** Matured, and still. */
  public boolean matured() {
    return phase == Phase.MATURED;
  }

  /** True by now, for long enough or not yet. */
  public boolean underWay() {
    return phase == Phase.MATURING || phase == Phase.MATURED;
  }

  /** Nothing is wrong. */
  public static StageCondition absent(Instant at) {
    return new StageCondition(
        Phase.ABSENT, at, at, Truth.FALSE, Reading.unknown(Reading.Why.NO_DATA), List.of());
  }
}
