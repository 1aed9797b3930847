package dev.pulih.signal;

import java.util.Optional;

/**
 * What changes a workload beside Pulih.
 *
 * @param template the latest change of its pod template, if an older one is kept
 * @param autoscaling what an autoscaler does to it, if it has one
 */
public record Movement(Optional<TemplateChange> template, Optional<Autoscaling> autoscaling) {

  /** Nothing. */
  public static Movement none() {
    return new Movement(Optional.empty(), Optional.empty());
  }
}
