package dev.pulih.service.web.page;

import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;

/**
 * The numbers that are in force, by topic, as a configuration writes them. Nothing of it is a
 * secret, and nothing holds one.
 *
 * @param topics what they are about
 * @param services where services run and who hears of them, by service
 */
public record InForce(List<Topic> topics, Map<ServiceRef, List<Entry>> services) {
  public InForce {
    topics = List.copyOf(topics);
    services = Map.copyOf(services);
  }

  /** Of services that run nowhere. */
  public InForce(List<Topic> topics) {
    this(topics, Map.of());
  }

  /**
   * What some numbers are about.
   *
   * @param key the key of its name
   * @param entries the numbers
   */
  public record Topic(String key, List<Entry> entries) {
    public Topic {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A number.
   *
   * @param name its key in the configuration
   * @param value it, as it would be written there
   */
  public record Entry(String name, String value) {
    /** The parts of its name, each with its dot: between them it may be broken. */
    public List<String> parts() {
      return List.of(name.split("(?<=\\.)"));
    }
  }
}
