package dev.pulih.simulator.scenario;

import dev.pulih.signal.ServiceRef;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is really wrong in a scenario and how it has to end. Only the simulator and assertions may
 * read it.
 *
 * @param rootCause the cause, in one sentence
 * @param faulty the services that are really faulty; empty if none is
 * @param faultyPod the place of the only pod that is ill among its service's pods by name when the
 *     fault begins, the first is 0; empty where no single pod is the cause. The fault leaves its
 *     mark on that pod, so that a world names it: {@code world.fleet().afflicted()}
 * @param end how Pulih, acting by itself, has to end it
 */
public record GroundTruth(
    String rootCause, Set<ServiceRef> faulty, OptionalInt faultyPod, End end) {

  public GroundTruth {
    faulty = Set.copyOf(faulty);
    if (faultyPod.isPresent() && faulty.size() != 1) {
      throw new IllegalArgumentException(
          "A faulty pod belongs to one faulty service; got " + faulty + ".");
    }
  }

  /** A truth in which no single pod is the cause, or nobody asks which. */
  public GroundTruth(String rootCause, Set<ServiceRef> faulty, End end) {
    this(rootCause, faulty, OptionalInt.empty(), end);
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
