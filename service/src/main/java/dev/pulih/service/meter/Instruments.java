package dev.pulih.service.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes meters, each with what it means.
 *
 * @param registry where they are shown
 */
public record Instruments(MeterRegistry registry) {

  private static final Logger LOG = LoggerFactory.getLogger(Instruments.class);

  /** Where the buckets of durations end: a tick usually has 15 s. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30)
  };

  /** A counter; tags are name and value in turn. */
  public Counter counter(String name, String means, String... tags) {
    return Counter.builder(name).description(means).tags(tags).register(registry);
  }

  /** A timer whose durations are counted by buckets. */
  public Timer timer(String name, String means, String... tags) {
    return Timer.builder(name)
        .description(means)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** A gauge that is read when it is asked for. */
  public void gauge(String name, String means, Supplier<Number> value, String... tags) {
    Gauge.builder(name, () -> known(value)).description(means).tags(tags).register(registry);
  }

  /**
   * What cannot be had is no number; why not, such as a database that is away, is said elsewhere.
   */
  private static Number known(Supplier<Number> value) {
    try {
      return value.get();
    } catch (RuntimeException e) {
      LOG.debug("A gauge cannot be read.", e);
      return Double.NaN;
    }
  }

  /** A gauge in seconds. */
  public void seconds(String name, String means, Supplier<Number> value, String... tags) {
    Gauge.builder(name, () -> known(value))
        .description(means)
        .tags(tags)
        .baseUnit("seconds")
        .register(registry);
  }

  /** An enum's constant as a label's value. */
  public static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
