package dev.pulih.service.config;

import dev.pulih.detect.Rule;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Suggestion;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Checks signals against what uses them: expressions that cannot be asked, rules without one. */
final class Signalling {

  private final Fields fields;
  private final Map<String, Signal> known = new LinkedHashMap<>();

  Signalling(Fields fields) {
    this.fields = fields;
    Signals.shipped().forEach(signal -> known.putIfAbsent(signal.name(), signal));
  }

  /** Notes a signal whose expression cannot be rendered; else knows all signals afterwards. */
  void render(Key<Preset> key, Preset preset, Spans spans) {
    try {
      SignalCatalog catalog = new SignalCatalog(preset, Scope.everything(), spans);
      catalog.signals().forEach(signal -> known.putIfAbsent(signal.name(), signal));
    } catch (IllegalArgumentException e) {
      String what = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
      fields.check(false, key, ".definitions", what, "signals that can be asked");
    }
  }

  /** The extra thresholds as rules; one on a signal that nobody measures is refused. */
  List<Rule> rules(Key<Detection> key, List<ExtraThreshold> extra) {
    return IntStream.range(0, extra.size())
        .filter(i -> measured(key, ".extra[" + i + "].signal", extra.get(i).signal()))
        .mapToObj(i -> extra.get(i).on(signal(extra.get(i).signal())))
        .toList();
  }

  private boolean measured(Key<Detection> key, String at, String name) {
    boolean measured = known.containsKey(name);
    String what = "nothing measures \"" + name + "\"" + Suggestion.hint(name, known.keySet());
    fields.check(measured, key, at, what, String.join(", ", known.keySet()));
    return measured && owned(key, at, name);
  }

  /** A finding is about one service, and calls have two. */
  private boolean owned(Key<Detection> key, String at, String name) {
    boolean owned = signal(name).kind() != EntityKind.CALL;
    String what = "\"" + name + "\" is about calls, which belong to no one service";
    fields.check(owned, key, at, what, "a signal of services, pods, groups or databases");
    return owned;
  }

  private Signal signal(String name) {
    return known.getOrDefault(name, Signals.ERROR_RATE);
  }
}
