package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Hold;
import java.time.Instant;
import java.util.Optional;

/**
 * What an incident remembers for people.
 *
 * @param held what holds its next action back now
 * @param cause the cause that the evidence names, such as OOMKilled
 * @param opinion the analyst's opinion
 * @param asked when the analyst was asked the last time
 * @param falseAlarm whether a person called it a false alarm
 */
public record Notes(
    Optional<Hold> held,
    Optional<String> cause,
    Optional<Opinion> opinion,
    Optional<Asked> asked,
    boolean falseAlarm) {

  /**
   * A question to the analyst.
   *
   * @param at when it was asked
   * @param pending whether it is not answered yet
   */
  public record Asked(Instant at, boolean pending) {}

  static Notes none() {
    return new Notes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  Notes held(Hold hold) {
    return new Notes(Optional.of(hold), cause, opinion, asked, falseAlarm);
  }

  Notes acting() {
    return new Notes(Optional.empty(), cause, opinion, asked, falseAlarm);
  }

  Notes cause(Evidence evidence) {
    return new Notes(held, evidence.cause().or(() -> cause), opinion, asked, falseAlarm);
  }

  Notes asking(Instant now) {
    return new Notes(held, cause, opinion, Optional.of(new Asked(now, true)), falseAlarm);
  }

  Notes opinion(Opinion given) {
    return new Notes(
        held,
        cause,
        Optional.of(given),
        asked.map(question -> new Asked(question.at(), false)),
        falseAlarm);
  }

  Notes calledFalse() {
    return new Notes(held, cause, opinion, asked, true);
  }

  boolean holds(Hold hold) {
    return held.filter(h -> h.reason() == hold.reason()).isPresent();
  }
}
