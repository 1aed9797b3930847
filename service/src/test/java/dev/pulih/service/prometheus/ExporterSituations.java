package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import java.util.List;

/** Several of everything behind kafka_exporter and postgres_exporter. */
final class ExporterSituations {

  private ExporterSituations() {}

  static List<Situation> all() {
    return List.of(databases(), partitions());
  }

  private static Situation databases() {
    return Situation.of(
        "Several databases, states and servers",
        "`pg-tolls` has 40 active and 20 idle connections to one database, 10 active and 5 idle in"
            + " transaction to another, of 100, and two exporters look at it; `pg-audit` has 3 of"
            + " 300.",
        asked -> asked.about(EntityKind.DATABASE),
        facts -> {
          tolls(facts, "e1");
          tolls(facts, "e2");
          connections(facts, "pg-audit", "e3", "audit", "active", 3);
          maximum(facts, "pg-audit", "e3", 300);
        },
        claims ->
            claims
                .gauge("db_connections", database("pg-tolls"), 0.75, "(40 + 20 + 10 + 5) ÷ 100")
                .gauge("db_connections", database("pg-audit"), 0.01, "3 ÷ 300"));
  }

  private static void tolls(Facts facts, String exporter) {
    connections(facts, "pg-tolls", exporter, "tolls", "active", 40);
    connections(facts, "pg-tolls", exporter, "tolls", "idle", 20);
    connections(facts, "pg-tolls", exporter, "reports", "active", 10);
    connections(facts, "pg-tolls", exporter, "reports", "idle in transaction", 5);
    maximum(facts, "pg-tolls", exporter, 100);
  }

  private static void connections(
      Facts facts, String server, String exporter, String database, String state, double value) {
    facts.gauge(
        "pg_stat_activity_count{server=\"%s\",datname=\"%s\",state=\"%s\",instance=\"%s\",job=\"pg\"}"
            .formatted(server, database, state, exporter),
        value);
  }

  private static void maximum(Facts facts, String server, String exporter, double value) {
    facts.gauge(
        "pg_settings_max_connections{server=\"%s\",instance=\"%s\",job=\"pg\"}"
            .formatted(server, exporter),
        value);
  }

  private static Situation partitions() {
    return Situation.of(
        "Several partitions and groups",
        "`billing` is 4,000 and 2,500 behind on two partitions of one topic and 700 on another"
            + " topic; a further partition has no committed offset (−1). `audit` is 12 behind. Two"
            + " exporters look at the same Kafka.",
        asked -> asked.about(EntityKind.GROUP),
        facts -> {
          lags(facts, "k1");
          lags(facts, "k2");
        },
        claims ->
            claims
                .gauge(
                    "kafka_lag", new Entity.OfGroup("billing"), 7200, "4,000 + 2,500 + 700, once")
                .gauge("kafka_lag", new Entity.OfGroup("audit"), 12, "12"));
  }

  private static void lags(Facts facts, String exporter) {
    lag(facts, exporter, "billing", "tolls", 0, 4000);
    lag(facts, exporter, "billing", "tolls", 1, 2500);
    lag(facts, exporter, "billing", "tolls", 2, -1);
    lag(facts, exporter, "billing", "refunds", 0, 700);
    lag(facts, exporter, "audit", "tolls", 0, 12);
  }

  private static void lag(
      Facts facts, String exporter, String group, String topic, int partition, double value) {
    facts.gauge(
        "kafka_consumergroup_lag{consumergroup=\"%s\",topic=\"%s\",partition=\"%d\",instance=\"%s\"}"
            .formatted(group, topic, partition, exporter),
        value);
  }

  private static Entity database(String server) {
    return new Entity.OfDatabase(server);
  }
}
