package dev.pulih.service.web.page;

import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.SignalSpec;
import dev.pulih.service.web.page.InForce.Topic;
import dev.pulih.signal.EntityKind;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in force of how signals are read: the preset's, with what the configuration changes. */
final class SignalsInForce {

  private SignalsInForce() {}

  static Topic of(Preset preset) {
    Entries entries = new Entries();
    new TreeMap<>(preset.labels())
        .forEach(
            (kind, labels) ->
                entries.text("signals.labels." + kind.name().toLowerCase(Locale.ROOT), labels));
    new TreeMap<>(preset.terms())
        .forEach((name, term) -> entries.text("signals.terms." + name, term));
    new TreeMap<>(preset.signals()).forEach((name, spec) -> signal(entries, name, spec));
    return entries.about("topic.signals");
  }

  private static void signal(Entries entries, String name, SignalSpec spec) {
    String prefix = "signals.definitions." + name + ".";
    @Nullable EntityKind kind = spec.kind();
    known(entries, prefix + "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
    known(entries, prefix + "expression", spec.expression());
    known(entries, prefix + "labels", spec.labels());
    known(entries, prefix + "scale", spec.scale());
    known(entries, prefix + "every", spec.every());
  }

  private static void known(Entries entries, String name, @Nullable Object value) {
    if (value != null) {
      entries.text(name, value);
    }
  }
}
