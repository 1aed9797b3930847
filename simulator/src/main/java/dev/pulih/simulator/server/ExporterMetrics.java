package dev.pulih.simulator.server;

import dev.pulih.simulator.world.ConsumerGroup;
import dev.pulih.simulator.world.DatabaseServer;
import java.util.List;

/** What kafka_exporter and postgres_exporter show, named as they name it. */
final class ExporterMetrics {
  private static final String LAG = "kafka_consumergroup_lag";
  private static final String CONNECTIONS = "pg_stat_activity_count";
  private static final String MAXIMUM = "pg_settings_max_connections";

  private ExporterMetrics() {}

  static String kafka(List<ConsumerGroup> groups) {
    MetricsText text = new MetricsText();
    text.family(LAG, "gauge", "Messages that a consumer group is behind on a partition.");
    groups.forEach(group -> lags(text, group));
    return text.toString();
  }

  private static void lags(MetricsText text, ConsumerGroup group) {
    for (int i = 0; i < group.profile().partitions(); i++) {
      text.sample(
          LAG,
          MetricsText.labels(
              "consumergroup", group.profile().name(),
              "partition", Integer.toString(i),
              "topic", group.profile().topic()),
          (double) group.lag(i));
    }
  }

  static String postgres(List<DatabaseServer> servers) {
    MetricsText text = new MetricsText();
    text.family(CONNECTIONS, "gauge", "Open connections, by database and state.");
    servers.forEach(server -> connections(text, server));
    text.family(MAXIMUM, "gauge", "Connections that the server accepts.");
    servers.forEach(
        s -> text.sample(MAXIMUM, "server", s.profile().name(), s.profile().maxConnections()));
    return text.toString();
  }

  private static void connections(MetricsText text, DatabaseServer server) {
    for (int owner = 0; owner < server.profile().owners().size(); owner++) {
      for (int state = 0; state < DatabaseServer.STATES.size(); state++) {
        text.sample(
            CONNECTIONS,
            MetricsText.labels(
                "datname", server.profile().owners().get(owner),
                "server", server.profile().name(),
                "state", DatabaseServer.STATES.get(state)),
            (double) server.connections(owner, state));
      }
    }
  }
}
