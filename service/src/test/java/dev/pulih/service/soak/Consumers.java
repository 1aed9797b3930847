package dev.pulih.service.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the exporters of Kafka and PostgreSQL show: the lag of each service's consumer groups, and
 * of consoles that nobody owns and whose names are never seen again; the connections of each
 * service's database.
 */
final class Consumers {

  /**
   * With 4 partitions each, 10 series for each of 200 pods, 2 for each database and the consoles:
   * 20,000.
   */
  static final int GROUPS = 43;

  private static final int PARTITIONS = 4;

  private static final int CONSOLES = 600;
  private static final int REPLACED = 60;

  private final RandomGenerator random;
  private final List<String> consoles = new ArrayList<>();
  private int born;

  Consumers(RandomGenerator random) {
    this.random = random;
    IntStream.range(0, CONSOLES).forEach(_ -> consoles.add(console()));
  }

  static String group(String service, int number) {
    return service + "-group-" + number;
  }

  static String database(String service) {
    return service + "-db";
  }

  private String console() {
    return "console-consumer-" + born++;
  }

  /** Some consoles end, and others begin. */
  void replaceSome() {
    consoles.subList(0, REPLACED).clear();
    IntStream.range(0, REPLACED).forEach(_ -> consoles.add(console()));
  }

  void write(StringBuilder text) {
    for (String service : Estate.names()) {
      for (int i = 0; i < GROUPS; i++) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          lag(text, group(service, i), partition, 200 + 10L * i);
        }
      }
      connections(text, database(service));
    }
    consoles.forEach(console -> lag(text, console, 0, 10));
  }

  private void lag(StringBuilder text, String group, int partition, long level) {
    long lag = Math.round(level * random.nextGaussian(1, 0.05));
    text.append("kafka_consumergroup_lag{consumergroup=\"").append(group);
    text.append("\",topic=\"passages\",partition=\"").append(partition);
    text.append("\"} ").append(lag).append('\n');
  }

  private void connections(StringBuilder text, String server) {
    text.append("pg_stat_activity_count{server=\"").append(server).append("\",state=\"active\"} ");
    text.append(random.nextInt(10, 60)).append('\n');
    text.append("pg_settings_max_connections{server=\"").append(server).append("\"} 100\n");
  }
}
