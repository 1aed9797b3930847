package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Hold;
import java.util.Optional;

/**
 * What an incident remembers for people.
 *
 * @param held what holds its next action back now
 * @param cause the cause that the evidence names, such as OOMKilled
 * @param opinion the analyst's opinion
 */
public record Notes(Optional<Hold> held, Optional<String> cause, Optional<Opinion> opinion) {

  static Notes none() {
    return new Notes(Optional.empty(), Optional.empty(), Optional.empty());
  }

  Notes held(Hold hold) {
    return new Notes(Optional.of(hold), cause, opinion);
  }

  Notes acting() {
    return new Notes(Optional.empty(), cause, opinion);
  }

  Notes cause(Evidence evidence) {
    return new Notes(held, evidence.cause().or(() -> cause), opinion);
  }

  Notes opinion(Opinion given) {
    return new Notes(held, cause, Optional.of(given));
  }

  boolean holds(Hold hold) {
    return held.filter(h -> h.reason() == hold.reason()).isPresent();
  }
}
