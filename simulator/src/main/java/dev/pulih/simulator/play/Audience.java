package dev.pulih.simulator.play;

import dev.pulih.detect.Finding;
import dev.pulih.flow.TickReport;
import dev.pulih.recover.EventLog.Recorded;
import java.time.Instant;
import java.util.List;

/** Who watches a play. Nothing that it does changes the play. */
public interface Audience {

  /** An event of an incident was recorded. */
  void happened(Recorded event);

  /** A tick found something; never an empty list. */
  default void found(Instant at, List<Finding> findings) {}

  /** A tick is over. */
  void ticked(TickReport report);

  /** Nobody watches. */
  static Audience unwatched() {
    return new Audience() {
      @Override
      public void happened(Recorded event) {}

      @Override
      public void ticked(TickReport report) {}
    };
  }
}
