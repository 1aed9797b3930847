package dev.pulih.service.config;

import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.policy.Retention.Pace;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.Map;

/** Keys of how long what is kept. */
final class RetentionSection extends Section<Retention> {

  private final Key<Duration> incidents =
      key(
          "incidents",
          span(),
          "365d",
          "Incidents that are over, with all their events, after the latest one: people compare years.");
  private final Key<Duration> undelivered =
      key(
          "undelivered",
          span(),
          "730d",
          "The same, with a message that no channel took: `resend` can still send it.");
  private final Key<Duration> findings =
      key(
          "findings",
          span(),
          "30d",
          "What ticks found: by far the most rows, and incidents keep their own.");
  private final Key<Duration> restarts =
      key("restarts", span(), "30d", "Restarts that were seen: guards look back an hour.");
  private final Key<Duration> aiCalls =
      key(
          "aiCalls",
          span(),
          "365d",
          "Calls to models: what was sent and spent. Those about an incident stay as long as it does.");
  private final Key<Duration> inbound =
      key("inbound", span(), "90d", "What came in over channels; incidents name who did what.");
  private final Key<Duration> maintenance =
      key("maintenance", span(), "365d", "Windows of maintenance, after their end: a record.");
  private final Key<Duration> switches =
      key("switches", span(), "365d", "Who paused, killed and resumed, and when: an audit.");
  private final Key<Duration> every =
      key("every", Shapes.duration(), "1h", "From the end of one clean-up to the next.");
  private final Key<Integer> rows =
      key("rows", Shapes.count(1, 10_000), "500", "So many rows at most go in one transaction.");
  private final Key<Duration> pause =
      key("pause", Shapes.duration(), "200ms", "Between two transactions, for what ticks write.");

  private static Shape<Duration> span() {
    return Shapes.durationOrZero("for ever");
  }

  @Override
  protected Retention build(Fields fields) {
    return new Retention(
        fields.get(incidents),
        fields.get(undelivered),
        Map.of(
            Kind.FINDINGS, fields.get(findings),
            Kind.RESTARTS, fields.get(restarts),
            Kind.CALLS, fields.get(aiCalls),
            Kind.INBOUND, fields.get(inbound),
            Kind.WINDOWS, fields.get(maintenance),
            Kind.SWITCHES, fields.get(switches)),
        new Pace(fields.get(every), fields.get(rows), fields.get(pause)));
  }
}
