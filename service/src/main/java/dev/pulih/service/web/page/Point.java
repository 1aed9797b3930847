package dev.pulih.service.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value of a series at a tick, and why it was a finding or was not.
 *
 * @param at the tick
 * @param value as people read it; empty where unknown
 * @param expected what was expected of it, or what was usual before it where no deviation is looked
 *     for; empty where too little is known
 * @param reason why it was a finding or was not
 * @param stages the stages whose bound it is over
 */
public record Point(
    Instant at, String value, Optional<Expected> expected, Reason reason, List<StageBound> stages) {

  public Point {
    stages = List.copyOf(stages);
  }

  /**
   * What was expected of a value, as people read it.
   *
   * @param usual what is usual
   * @param sigma the standard deviation around that
   * @param score how unusual the value was, in standard deviations; empty where not known, or where
   *     no deviation is looked for
   * @param threshold what a score must reach
   */
  public record Expected(String usual, String sigma, String score, String threshold) {}

  /**
   * A reason.
   *
   * @param key the key of its sentence
   * @param about the rules that it is about
   */
  public record Reason(String key, List<String> about) {
    public Reason {
      about = List.copyOf(about);
    }

    /** Whether it is that of a finding. */
    public boolean isFinding() {
      return key.equals("point.finding");
    }
  }
}
