package dev.pulih.service.web.page;

import dev.pulih.service.config.yaml.Durations;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.service.web.page.InForce.Topic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Numbers of one topic, written as a configuration writes them. */
final class Entries {

  /** What a product of two doubles is right to. */
  private static final MathContext DIGITS = new MathContext(12);

  private final List<Entry> entries = new ArrayList<>();

  Entries text(String name, Object value) {
    entries.add(new Entry(name, value.toString()));
    return this;
  }

  Entries time(String name, Duration value) {
    return text(name, Durations.text(value));
  }

  Entries share(String name, double value) {
    return text(name, percent(value));
  }

  Entries number(String name, double value) {
    return text(name, plain(BigDecimal.valueOf(value)));
  }

  Entries choice(String name, Enum<?> value) {
    return text(name, word(value));
  }

  /** The same if there is one. */
  Entries some(String name, Optional<?> value) {
    value.ifPresent(it -> text(name, it));
    return this;
  }

  /** As much as may be shown of an address that may hold a key. */
  Entries host(String name, URI address) {
    return text(name, ShownAddress.of(address));
  }

  /** Where the secrets are taken from whose keys begin so. */
  Entries secrets(Map<String, String> origins, String prefix) {
    new TreeMap<>(origins)
        .entrySet().stream()
            .filter(origin -> origin.getKey().startsWith(prefix))
            .forEach(origin -> text(origin.getKey(), origin.getValue()));
    return this;
  }

  /** Such as {@code dry-run}. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Such as {@code 99.95 %}. */
  static String percent(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2)) + " %";
  }

  private static String plain(BigDecimal number) {
    return number.round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** All of them. */
  List<Entry> all() {
    return List.copyOf(entries);
  }

  /** All of them, under the key of what they are about. */
  Topic about(String key) {
    return new Topic(key, entries);
  }
}
