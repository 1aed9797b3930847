package dev.pulih.service.prometheus;

import dev.pulih.service.testing.Backfill;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The same five minutes of a toll back office in the shapes of all presets, scraped every 15 s and
 * ending at {@link #NOW}. A counter that grows by r a second from a high start has a rate of
 * exactly r, because the samples lie on both ends of the window and nothing is extrapolated.
 */
final class History {

  static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private static final Instant START = NOW.minusSeconds(360);
  private static final Duration SCRAPE = Duration.ofSeconds(15);

  private final Backfill samples = new Backfill();

  static Backfill ofEverything() {
    History history = new History();
    for (Shape shape : Shape.values()) {
      history.ordinary(shape).unusual(shape).outside(shape).latencies(shape).capacity(shape);
    }
    return history.freshness().mesh().kafka().databases().actuator().samples;
  }

  /** txn-service: pod a fails 1 of 10 a second, pod b none of 10; api-gateway has no 5xx series. */
  private History ordinary(Shape shape) {
    return counts(shape.requests("txn-service", "txn-a", "200"), 9)
        .counts(shape.requests("txn-service", "txn-a", "503"), 1)
        .counts(shape.requests("txn-service", "txn-b", "200"), 10)
        .counts(shape.requests("api-gateway", "gw-a", "200"), 4)
        .counts(shape.requests("api-gateway", "gw-a", "404"), 1);
  }

  private History unusual(Shape shape) {
    return counts(shape.requests("idle-service", "idle-a", "200"), 0)
        .counts(shape.requests("idle-service", "idle-a", "500"), 0)
        .counts(shape.requests("dead-service", "dead-a", "500"), 3);
  }

  /** old-service serves 500 a second from a machine outside the cluster, which is no pod. */
  private History outside(Shape shape) {
    return counts(shape.requests("old-service", "", "200"), 500);
  }

  /**
   * txn-service: 18 of 20 requests a second within 0.1 s, 19.6 within 0.2, all within 0.5 (half of
   * them at each pod). edge-service: all within 0.3 s, its last finite bound.
   */
  private History latencies(Shape shape) {
    Map<String, Double> txn = Map.of("0.1", 9.0, "0.2", 9.8, "0.5", 10.0, "1", 10.0, "+Inf", 10.0);
    for (String pod : new String[] {"txn-a", "txn-b"}) {
      txn.forEach((le, rate) -> counts(shape.bucket("txn-service", pod, le), rate));
    }
    for (String le : new String[] {"0.1", "0.3", "+Inf"}) {
      counts(shape.bucket("edge-service", "edge-a", le), 1);
    }
    return this;
  }

  /**
   * busy-service over a day, a sample a minute: 50/s for an hour ten hours ago, healthy; 80/s for
   * an hour five hours ago, a tenth of them failed; else 20/s.
   */
  private History capacity(Shape shape) {
    return day(shape.requests("busy-service", "busy-a", "200"), 20, 50, 72)
        .day(shape.requests("busy-service", "busy-a", "500"), 0, 0, 8);
  }

  private History day(String series, double usual, double tenHoursAgo, double fiveHoursAgo) {
    double value = 1e6;
    for (int minute = 0; minute <= 1440; minute++) {
      samples.sample(series, NOW.minusSeconds(60L * (1440 - minute)), value);
      boolean healthy = minute >= 840 && minute < 900;
      boolean failing = minute >= 1140 && minute < 1200;
      value += 60 * (healthy ? tenHoursAgo : failing ? fiveHoursAgo : usual);
    }
    return this;
  }

  /**
   * Pods scraped 4 s ago, two minutes ago, and down; one with two targets, of which one is down.
   */
  private History freshness() {
    return up("txn-a", "8080", NOW.minusSeconds(4), 1)
        .up("txn-b", "8080", NOW.minusSeconds(120), 1)
        .up("gw-a", "8080", NOW.minusSeconds(4), 0)
        .up("two-a", "8080", NOW.minusSeconds(9), 1)
        .up("two-a", "9090", NOW.minusSeconds(3), 0)
        .up("", "9100", NOW.minusSeconds(1), 1);
  }

  private History up(String pod, String port, Instant last, double value) {
    String series =
        "up{namespace=\"bos\",pod=\"%s\",instance=\"%s:%s\",job=\"pods\"}"
            .formatted(pod, pod, port);
    samples.series(series, last.minusSeconds(45), last, SCRAPE, _ -> value);
    return this;
  }

  /**
   * Istio's other reporter: the callers see 30 failures a second of 60 to txn-service, which its
   * own side does not; and all 6 a second to gone-service fail, whose own side says nothing.
   */
  private History mesh() {
    return counts(Shape.sent("txn-service", "gw-a", "200"), 30)
        .counts(Shape.sent("txn-service", "gw-a", "503"), 30)
        .counts(Shape.sent("gone-service", "gw-a", "503"), 6);
  }

  /** billing is 4,000 and 2,500 behind on two partitions; its third has no offset (-1). */
  private History kafka() {
    for (String exporter : new String[] {"kafka-exporter-a", "kafka-exporter-b"}) {
      lag(exporter, "billing", 0, 4000).lag(exporter, "billing", 1, 2500);
      lag(exporter, "billing", 2, -1).lag(exporter, "unused", 0, -1);
    }
    return this;
  }

  private History lag(String exporter, String group, int partition, double value) {
    String series =
        "kafka_consumergroup_lag{consumergroup=\"%s\",topic=\"tolls\",partition=\"%d\",instance=\"%s\"}"
            .formatted(group, partition, exporter);
    samples.series(series, START, NOW, SCRAPE, _ -> value);
    return this;
  }

  /** pg-tolls has 40 + 20 + 10 + 5 connections of 100; pg-audit 3 of 300. */
  private History databases() {
    return connections("pg-tolls", "tolls", "active", 40)
        .connections("pg-tolls", "tolls", "idle", 20)
        .connections("pg-tolls", "reports", "active", 10)
        .connections("pg-tolls", "reports", "idle in transaction", 5)
        .connections("pg-audit", "audit", "active", 3)
        .gauge("pg_settings_max_connections{server=\"pg-tolls\",instance=\"e1\",job=\"pg\"}", 100)
        .gauge("pg_settings_max_connections{server=\"pg-audit\",instance=\"e2\",job=\"pg\"}", 300);
  }

  private History connections(String server, String database, String state, double value) {
    String instance = server.equals("pg-tolls") ? "e1" : "e2";
    return gauge(
        "pg_stat_activity_count{server=\"%s\",datname=\"%s\",state=\"%s\",instance=\"%s\",job=\"pg\"}"
            .formatted(server, database, state, instance),
        value);
  }

  /** The kubelet's probes of a Spring Boot application, and they all succeed. */
  private History actuator() {
    return counts(
        "http_server_requests_seconds_count{namespace=\"bos\",service=\"txn-service\",pod=\"txn-a\",uri=\"/actuator/health/**\",status=\"200\",outcome=\"SUCCESS\"}",
        1000);
  }

  private History gauge(String series, double value) {
    samples.series(series, START, NOW, SCRAPE, _ -> value);
    return this;
  }

  private History counts(String series, double perSecond) {
    samples.series(series, START, NOW, SCRAPE, second -> 100_000 + perSecond * second);
    return this;
  }
}
