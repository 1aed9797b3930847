package dev.pulih.service.config;

import dev.pulih.detect.Recency;
import dev.pulih.policy.Policy.Restart;
import dev.pulih.policy.Policy.Shift;
import java.time.Duration;

/**
 * The stages that act by themselves.
 *
 * @param restart stage 1
 * @param shift stage 2
 * @param actWithin how long after its decision an action may still be sent
 * @param recency when a condition is past
 */
record Stages(OfRestart restart, OfShift shift, Duration actWithin, Recency recency) {

  /**
   * Stage 1.
   *
   * @param policy what it does
   * @param hold how long its condition must hold
   */
  record OfRestart(Restart policy, Duration hold) {}

  /**
   * Stage 2.
   *
   * @param policy what it does
   * @param hold how long its condition must hold
   */
  record OfShift(Shift policy, Duration hold) {}
}
