package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The signals that one template answers: over every span if it has a window, else the gauge. */
final class SpannedSignals {

  private static final String WINDOW = "${window}";

  private SpannedSignals() {}

  /**
   * The signals behind a name.
   *
   * @throws IllegalArgumentException if the template does not fit a signal that rules are about
   */
  static List<Signal> of(String name, EntityKind kind, String expression) {
    boolean windowed = expression.contains(WINDOW);
    known(name).forEach(signal -> require(signal, kind, windowed));
    return Arrays.stream(Span.values())
        .filter(span -> windowed == (span != Span.NONE))
        .map(span -> new Signal(name, kind, span))
        .toList();
  }

  private static Stream<Signal> known(String name) {
    return Stream.of(Signals.shipped(), Signals.optional(), Signals.ofPages())
        .flatMap(List::stream)
        .filter(signal -> signal.name().equals(name));
  }

  private static void require(Signal signal, EntityKind kind, boolean windowed) {
    if (signal.kind() != kind) {
      throw new IllegalArgumentException(
          "it is about a %s, not about a %s.".formatted(signal.kind(), kind));
    }
    if (windowed == (signal.span() == Span.NONE)) {
      throw new IllegalArgumentException(
          windowed
              ? "it is a gauge, so its expression must not have ${window}."
              : "it is asked over several spans, so its expression needs ${window}.");
    }
  }
}
