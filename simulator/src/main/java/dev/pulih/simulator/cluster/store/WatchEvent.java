package dev.pulih.simulator.cluster.store;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object.
 *
 * @param object the object after the change, or its last state if it was deleted
 * @param previous the object before the change, empty for a new one
 * @param revision the resourceVersion of the change
 */
public record WatchEvent(
    Change change, ObjectKey key, ObjectNode object, Optional<ObjectNode> previous, long revision) {

  /** What happened to the object. */
  public enum Change {
    ADDED,
    MODIFIED,
    DELETED
  }
}
