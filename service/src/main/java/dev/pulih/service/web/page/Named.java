package dev.pulih.service.web.page;

import dev.pulih.signal.Series;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signal or a series with its window in words.
 *
 * @param id what it is called in rules and asked for by, such as {@code error_rate[CONDITION] of
 *     bos/txn-service}
 * @param text the same without the window
 * @param over how long its window is; zero for a gauge
 * @param purpose the key of what else than its length tells its window from another; empty for none
 */
public record Named(String id, String text, Duration over, String purpose) {

  static Named of(Series series, Spans windows) {
    Named signal = of(series.signal(), windows);
    return new Named(
        series.toString(), signal.text + " of " + series.entity(), signal.over, signal.purpose);
  }

  static Named of(Signal signal, Spans windows) {
    return new Named(signal.toString(), signal.name(), windows.of(signal.span()), purpose(signal));
  }

  /** Short windows of burn rates are as long as others. */
  private static String purpose(Signal signal) {
    return switch (signal.span()) {
      case PAGE_LONG, PAGE_SHORT -> "series.page";
      case TICKET_LONG, TICKET_SHORT -> "series.ticket";
      case NONE, RECENT, EVALUATION, CONDITION -> "";
    };
  }

  /** Such as {@code error_rate of bos/txn-service, over the last 5 min}. */
  public String in(Frame frame) {
    return Stream.of(text, window(frame), purpose.isEmpty() ? "" : frame.say(purpose))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Such as {@code over the last 5 min}; empty for a gauge. */
  public String window(Frame frame) {
    return over.isZero() ? "" : frame.say("series.over", frame.lasting(over));
  }
}
