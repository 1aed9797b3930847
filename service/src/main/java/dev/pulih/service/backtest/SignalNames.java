package dev.pulih.service.backtest;

import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of signals in files of readings. */
final class SignalNames {

  private SignalNames() {}

  /** Those that ship, and others; without a window in its name, one is over its usual window. */
  static Map<String, Signal> of(Collection<Signal> others) {
    Map<String, Signal> names = new HashMap<>();
    Stream.of(Signals.shipped(), Signals.optional(), List.copyOf(others))
        .flatMap(List::stream)
        .forEach(signal -> put(names, signal));
    return Map.copyOf(names);
  }

  /** The usual window of a shipped signal is listed first. */
  private static void put(Map<String, Signal> names, Signal signal) {
    names.put(signal.toString(), signal);
    names.putIfAbsent(signal.name(), signal);
  }
}
