package dev.pulih.service.config;

import dev.pulih.policy.Policy.Escalation;
import dev.pulih.policy.Routing;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of when people are called and when an incident ends. */
final class EscalationSection extends Section<EscalationSection.Ends> {

  private final Key<Duration> idleAfter =
      key("idleAfter", Shapes.duration(), "5m", "Page for a P1 that no stage addresses.");
  private final Key<Duration> pageAfter =
      key(
          "pageAfter",
          Shapes.durationOrZero("for never"),
          "15m",
          "Page for any P1, whatever runs; the stages go on.");
  private final Key<Duration> waitForShift =
      key(
          "waitForShift",
          Shapes.duration(),
          "5m",
          "How long stage 2 is waited for after a stage 1 that did not help.");
  private final Key<Duration> resolveAfter =
      key(
          "resolveAfter",
          Shapes.duration(),
          "5m",
          "How much known time without a true threshold rule resolves an incident.");
  private final Key<Duration> relapseWithin =
      key("relapseWithin", Shapes.duration(), "1h", "A relapse within it reopens the incident.");

  @Override
  protected Ends build(Fields fields) {
    Escalation escalation =
        new Escalation(
            fields.get(idleAfter),
            fields.get(pageAfter),
            fields.get(waitForShift),
            fields.get(relapseWithin),
            Routing.defaults());
    return new Ends(escalation, fields.get(resolveAfter));
  }

  /**
   * How an incident ends.
   *
   * @param escalation with people
   * @param resolveAfter by itself
   */
  record Ends(Escalation escalation, Duration resolveAfter) {}
}
