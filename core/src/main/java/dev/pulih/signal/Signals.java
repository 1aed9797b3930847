package dev.pulih.signal;

import java.util.List;
import java.util.stream.Stream;

/** The signals that Pulih ships and that its stages are decided on. */
public final class Signals {

  /** Share of a service's requests that were answered 5xx, 0 to 1. */
  public static final Signal ERROR_RATE = service("error_rate");

  /** A service's requests per second. */
  public static final Signal REQUEST_RATE = service("request_rate");

  /** The 99th percentile of a service's latency, in seconds. */
  public static final Signal P99_LATENCY = service("p99_latency");

  /** Share of a pod's requests that were answered 5xx, 0 to 1. */
  public static final Signal POD_ERROR_RATE =
      new Signal("pod_error_rate", EntityKind.POD, Span.CONDITION);

  /** A pod's requests per second. */
  public static final Signal POD_REQUEST_RATE =
      new Signal("pod_request_rate", EntityKind.POD, Span.CONDITION);

  /** Age of a pod's newest scrape, in seconds; absent for a target that is down. */
  public static final Signal SAMPLE_AGE = new Signal("sample_age", EntityKind.POD, Span.NONE);

  /** Messages that a consumer group is behind, summed over its partitions. */
  public static final Signal KAFKA_LAG = new Signal("kafka_lag", EntityKind.GROUP, Span.NONE);

  /** Connections of a database server as a share of its maximum, 0 to 1. */
  public static final Signal DB_CONNECTIONS =
      new Signal("db_connections", EntityKind.DATABASE, Span.NONE);

  /** Highest requests per second that one pod of a service served while healthy, last 24 h. */
  public static final Signal POD_CAPACITY =
      new Signal("pod_capacity", EntityKind.SERVICE, Span.NONE);

  /**
   * Share of the requests to a service that failed as its clients see it, 0 to 1. Not every source
   * can tell, so it is not among the {@link #shipped()} ones.
   */
  public static final Signal CLIENT_ERROR_RATE =
      new Signal("client_error_rate", EntityKind.SERVICE, Span.RECENT);

  /** Requests per second to a service as its clients count them; what the share above rests on. */
  public static final Signal CLIENT_REQUEST_RATE =
      new Signal("client_request_rate", EntityKind.SERVICE, Span.RECENT);

  /** Requests per second of one service to another, as the caller counts them. */
  public static final Signal CALL_RATE = new Signal("call_rate", EntityKind.CALL, Span.RECENT);

  /** Share of the requests of one service to another that failed, as the caller sees it, 0 to 1. */
  public static final Signal CALL_ERROR_RATE =
      new Signal("call_error_rate", EntityKind.CALL, Span.RECENT);

  /**
   * The mean latency of a pod's requests, in seconds: a mean, which needs no buckets, since each
   * tick reads it. It tells a slow pod from its peers in briefings.
   */
  public static final Signal POD_LATENCY = new Signal("pod_latency", EntityKind.POD, Span.RECENT);

  /** The 99th percentile of a pod's latency, in seconds. No tick reads it. */
  public static final Signal POD_P99 = new Signal("pod_p99_latency", EntityKind.POD, Span.RECENT);

  private Signals() {}

  /** What every source measures, and every tick reads. */
  public static List<Signal> shipped() {
    return Stream.of(serviceSignals(), podSignals(), gauges()).flatMap(List::stream).toList();
  }

  /** What only some sources measure, and a tick reads from those. */
  public static List<Signal> optional() {
    return Stream.of(ofClients(), ofBriefings()).flatMap(List::stream).toList();
  }

  /** What the clients see of a service, for a rule. */
  public static List<Signal> ofClients() {
    return List.of(CLIENT_ERROR_RATE, CLIENT_REQUEST_RATE);
  }

  /** What only briefings use: no shipped rule is about it, and no deviation is looked for in it. */
  public static List<Signal> ofBriefings() {
    return Stream.concat(ofCalls().stream(), Stream.of(POD_LATENCY)).toList();
  }

  /** What pages ask for when somebody looks, and no tick reads. */
  public static List<Signal> ofPages() {
    return List.of(POD_P99);
  }

  /** Who calls whom. */
  public static List<Signal> ofCalls() {
    return List.of(CALL_RATE, CALL_ERROR_RATE);
  }

  private static List<Signal> serviceSignals() {
    return List.of(
        ERROR_RATE,
        ERROR_RATE.over(Span.RECENT),
        ERROR_RATE.over(Span.PAGE_LONG),
        ERROR_RATE.over(Span.PAGE_SHORT),
        ERROR_RATE.over(Span.TICKET_LONG),
        ERROR_RATE.over(Span.TICKET_SHORT),
        REQUEST_RATE,
        REQUEST_RATE.over(Span.RECENT),
        P99_LATENCY,
        P99_LATENCY.over(Span.RECENT));
  }

  private static List<Signal> podSignals() {
    return Stream.of(Span.CONDITION, Span.RECENT, Span.EVALUATION)
        .flatMap(span -> Stream.of(POD_ERROR_RATE.over(span), POD_REQUEST_RATE.over(span)))
        .toList();
  }

  private static List<Signal> gauges() {
    return List.of(SAMPLE_AGE, KAFKA_LAG, DB_CONNECTIONS, POD_CAPACITY);
  }

  private static Signal service(String name) {
    return new Signal(name, EntityKind.SERVICE, Span.CONDITION);
  }
}
