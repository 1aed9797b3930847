package dev.pulih.signal;

import java.util.List;
import java.util.Optional;

/**
 * What changes a workload beside Pulih.
 *
 * @param template the latest change of its pod template, if an older one is kept
 * @param autoscaling what an autoscaler does to it, if it has one
 * @param rollbacks the revisions of its template that somebody went back to
 */
public record Movement(
    Optional<TemplateChange> template,
    Optional<Autoscaling> autoscaling,
    List<Rollback> rollbacks) {

  public Movement {
    rollbacks = List.copyOf(rollbacks);
  }

  /** Nobody went back to an earlier template. */
  public Movement(Optional<TemplateChange> template, Optional<Autoscaling> autoscaling) {
    this(template, autoscaling, List.of());
  }

  /** What the revisions of its template tell, and an autoscaler. */
  public static Movement of(Revisions revisions, Optional<Autoscaling> autoscaling) {
    return new Movement(revisions.change(), autoscaling, revisions.rollbacks());
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
