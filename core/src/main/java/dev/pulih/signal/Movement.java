package dev.pulih.signal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changes a workload beside Pulih, as seen at a tick.
 *
 * @param template the latest change of its pod template, if an older one is kept
 * @param autoscaling what an autoscaler does to it, if it has one
 * @param rollbacks the revisions of its template that somebody went back to
 * @param deployed when the templates that are kept were new or came back, the oldest first
 */
public record Movement(
    Optional<TemplateChange> template,
    Optional<Autoscaling> autoscaling,
    List<Rollback> rollbacks,
    List<Instant> deployed) {

  public Movement {
    rollbacks = List.copyOf(rollbacks);
    deployed = List.copyOf(deployed);
  }

  /** Nobody went back to an earlier template, and no other change is known. */
  public Movement(Optional<TemplateChange> template, Optional<Autoscaling> autoscaling) {
    this(template, autoscaling, List.of(), template.map(TemplateChange::at).stream().toList());
  }

  /** What the revisions of its template tell, and an autoscaler. */
  public static Movement of(Revisions revisions, Optional<Autoscaling> autoscaling) {
    return new Movement(
        revisions.change(), autoscaling, revisions.rollbacks(), revisions.deployed());
  }

  /** The return to the template of some pods, by their hash; empty where it never came back. */
  public Optional<Rollback> rollback(String hash) {
    return rollbacks.stream().filter(rollback -> rollback.hash().equals(hash)).findFirst();
  }

  /** Nothing. */
  public static Movement none() {
    return new Movement(Optional.empty(), Optional.empty());
  }
}
