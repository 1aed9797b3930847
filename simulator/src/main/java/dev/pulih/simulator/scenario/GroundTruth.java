package dev.pulih.simulator.scenario;

import dev.pulih.signal.ServiceRef;
import java.util.Set;

/**
 * What is really wrong in a scenario and how it has to end. Only the simulator and assertions may
 * read it.
 *
 * @param rootCause the cause, in one sentence
 * @param faulty the services that are really faulty; empty if none is
 * @param end how Pulih, acting by itself, has to end it
 */
public record GroundTruth(String rootCause, Set<ServiceRef> faulty, End end) {

  public GroundTruth {
    faulty = Set.copyOf(faulty);
  }

  /** How a scenario ends. */
  public enum End {
    /** Stage 1 is tried and proved; nobody is paged. */
    RECOVERED_BY_RESTART,
    /** Stage 2 is tried and proved; nobody is paged. */
    RECOVERED_BY_SHIFT,
    /** People are paged, after what could be tried did not help. */
    PEOPLE,
    /** A shared cause: no action, one incident, one page. */
    STORM,
    /** No incident, no action, no page. */
    NOTHING,
    /** It is over before anyone could act: an incident, no action. */
    HEALED
  }
}
