package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import java.util.List;
import java.util.Map;

/** What became of one query. */
sealed interface Outcome {

  /** A whole answer: the readings of each step, of one step for an instant query. */
  record Answered(List<Map<Entity, Reading>> columns) implements Outcome {
    public Answered {
      columns = List.copyOf(columns);
    }
  }

  /** No answer that can be trusted, and why: the end of a sentence that begins with the signal. */
  record Failed(String why) implements Outcome {}
}
