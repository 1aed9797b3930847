package dev.pulih.signal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long each {@link Span} is.
 *
 * @param lengths one positive duration for every span but {@link Span#NONE}
 */
public record Spans(Map<Span, Duration> lengths) {

  public Spans {
    lengths = Map.copyOf(lengths);
    for (Span span : Span.values()) {
      require(span, lengths.get(span));
    }
  }

  private static void require(Span span, @Nullable Duration length) {
    boolean fits = span == Span.NONE || (length != null && length.isPositive());
    if (!fits) {
      throw new IllegalArgumentException("The window " + span + " needs a positive length.");
    }
  }

  /** The windows that the rules were asked for with. */
  public static Spans defaults() {
    Map<Span, Duration> lengths = new EnumMap<>(Span.class);
    lengths.put(Span.RECENT, Duration.ofMinutes(1));
    lengths.put(Span.EVALUATION, Duration.ofMinutes(3));
    lengths.put(Span.CONDITION, Duration.ofMinutes(5));
    lengths.put(Span.PAGE_LONG, Duration.ofHours(1));
    lengths.put(Span.PAGE_SHORT, Duration.ofMinutes(5));
    lengths.put(Span.TICKET_LONG, Duration.ofHours(6));
    lengths.put(Span.TICKET_SHORT, Duration.ofMinutes(30));
    return new Spans(lengths);
  }

  /** The length of a span; zero for {@link Span#NONE}. */
  public Duration of(Span span) {
    return lengths.getOrDefault(span, Duration.ZERO);
  }
}
