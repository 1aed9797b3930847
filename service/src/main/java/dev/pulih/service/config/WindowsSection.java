package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Keys of the stretches of time that signals are averaged over. */
final class WindowsSection extends Section<Spans> {

  private final Key<Duration> recent =
      window("recent", "1m", "Is a condition still there? Also what deviations are measured on.");
  private final Key<Duration> evaluation =
      window("evaluation", "3m", "Over which an action is judged at the end of its evaluation.");
  private final Key<Duration> condition =
      window("condition", "5m", "Of the stage conditions and of most thresholds.");
  private final Key<Map<Span, Duration>> burn =
      block("burn", new BurnSection(), "Windows of the burn rates of the error budget.");

  @Override
  protected Spans build(Fields fields) {
    Map<Span, Duration> lengths = new EnumMap<>(fields.get(burn));
    lengths.put(Span.RECENT, fields.get(recent));
    lengths.put(Span.EVALUATION, fields.get(evaluation));
    lengths.put(Span.CONDITION, fields.get(condition));
    return new Spans(lengths);
  }

  private Key<Duration> window(String name, String yaml, String description) {
    return key(name, Shapes.duration(), yaml, description);
  }

  /** Keys of the windows of the burn rates. */
  private static final class BurnSection extends Section<Map<Span, Duration>> {

    private final Key<Duration> pageLong = window("pageLong", "1h", "P1: proves that it matters.");
    private final Key<Duration> pageShort =
        window("pageShort", "5m", "P1: proves that it has not ended.");
    private final Key<Duration> ticketLong =
        window("ticketLong", "6h", "P2: proves that it matters.");
    private final Key<Duration> ticketShort =
        window("ticketShort", "30m", "P2: proves that it has not ended.");

    @Override
    protected Map<Span, Duration> build(Fields fields) {
      return Map.of(
          Span.PAGE_LONG, fields.get(pageLong),
          Span.PAGE_SHORT, fields.get(pageShort),
          Span.TICKET_LONG, fields.get(ticketLong),
          Span.TICKET_SHORT, fields.get(ticketShort));
    }

    private Key<Duration> window(String name, String yaml, String description) {
      return key(name, Shapes.duration(), yaml, description);
    }
  }
}
