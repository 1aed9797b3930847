package dev.pulih.service.config.yaml;

import java.time.Duration;
import java.util.Optional;

/** The values of all keys of a file, by path, for what holds between keys. */
public final class Values {

  private final Session session;

  Values(Session session) {
    this.session = session;
  }

  /** A duration; the key must have one. */
  public Duration duration(String key) {
    return of(key, Duration.class);
  }

  /** A number; the key must have one. */
  public double number(String key) {
    return of(key, Number.class).doubleValue();
  }

  /** The value of a key that a {@link Constraint} names. */
  public <T> T of(String key, Class<T> type) {
    return find(key)
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> new IllegalStateException("No " + type.getSimpleName() + " at " + key));
  }

  Optional<?> find(String key) {
    return session.value(key).flatMap(Values::present);
  }

  /** An optional key that is left out has no value. */
  private static Optional<?> present(Object value) {
    return value instanceof Optional<?> optional ? optional : Optional.of(value);
  }

  /** A value as it would be written. */
  String text(String key) {
    return find(key).map(Values::text).orElse("");
  }

  private static String text(Object value) {
    return value instanceof Duration duration ? Durations.text(duration) : value.toString();
  }
}
