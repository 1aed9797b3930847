package dev.pulih.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What changes a workload beside Pulih.
 *
 * @param template the latest change of its pod template, if an older one is kept
 * @param autoscaling what an autoscaler does to it, if it has one
 * @param deployed when the templates that are kept were new, as {@link TemplateChange#times} tells
 */
public record Movement(
    Optional<TemplateChange> template, Optional<Autoscaling> autoscaling, List<Instant> deployed) {

  public Movement {
    deployed = List.copyOf(deployed);
  }

  /** One of which no other change is known. */
  public Movement(Optional<TemplateChange> template, Optional<Autoscaling> autoscaling) {
    this(template, autoscaling, template.map(TemplateChange::at).stream().toList());
  }

  /** What the revisions of its template tell. */
  public static Movement of(
      Collection<TemplateRevision> revisions, Optional<Autoscaling> autoscaling) {
    return new Movement(
        TemplateChange.latest(revisions), autoscaling, TemplateChange.times(revisions));
  }

  /** Nothing. */
  public static Movement none() {
    return new Movement(Optional.empty(), Optional.empty());
  }
}
