package dev.pulih.service.testing;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A server with the Prometheus HTTP API that tells a story: what it answers is decided by the
 * instant that is asked about, so that all queries of one tick are answered alike. It knows the
 * expressions of {@link #DEFINITIONS} only.
 */
public final class PrometheusStandIn extends VendorEndpoint {

  /** The signals, for a configuration: their names instead of PromQL. */
  public static final String DEFINITIONS =
      """
      {error_rate: {expression: "pulih:error_rate[${window}]"},
       request_rate: {expression: "pulih:request_rate[${window}]"},
       p99_latency: {expression: "pulih:p99_latency[${window}]"},
       pod_error_rate: {expression: "pulih:pod_error_rate[${window}]"},
       pod_request_rate: {expression: "pulih:pod_request_rate[${window}]"},
       pod_latency: {expression: "pulih:pod_latency[${window}]"},
       pod_p99_latency: {expression: "pulih:pod_p99_latency[${window}]"},
       sample_age: {expression: "pulih:sample_age"},
       kafka_lag: {expression: "pulih:kafka_lag"},
       db_connections: {expression: "pulih:db_connections"},
       pod_capacity: {expression: "pulih:pod_capacity", every: 5s}}
      """
          .replace("\n", "");

  /** One series of an answer. */
  public record Sample(Map<String, String> labels, double value) {}

  /** What there is to be told of a signal at an instant. */
  @FunctionalInterface
  public interface Story {
    Iterable<Sample> tell(String signal, Instant at);
  }

  /** A bad answer to a question to which the right one is known. */
  @FunctionalInterface
  public interface Wrong {
    Fault instead(Reply right, Received request);
  }

  private record Spell(Instant from, Instant to, Wrong wrong) {}

  private final Story story;
  private final AtomicReference<Optional<Spell>> spell = new AtomicReference<>(Optional.empty());

  /** A server that tells this story. */
  public PrometheusStandIn(Story story) {
    this.story = story;
  }

  /** Answers badly what is asked about these instants, the last one not included. */
  public void misbehave(Instant from, Instant to, Wrong wrong) {
    spell.set(Optional.of(new Spell(from, to, wrong)));
  }

  @Override
  protected Optional<Fault> fault(Received request) {
    return spell.get().flatMap(s -> fault(s, request));
  }

  private Optional<Fault> fault(Spell now, Received request) {
    return instant(request)
        .filter(at -> !at.isBefore(now.from()) && at.isBefore(now.to()))
        .map(_ -> now.wrong().instead(serve(request), request));
  }

  @Override
  protected Reply serve(Received request) {
    Optional<Instant> at = instant(request);
    return Reply.json(200, at.map(i -> vector(request, i)).orElse(matrix()));
  }

  private String vector(Received request, Instant at) {
    StringBuilder series = new StringBuilder();
    for (Sample sample : story.tell(signal(request), at)) {
      series.append(series.isEmpty() ? "" : ",").append(json(sample, at));
    }
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}"
        .formatted(series);
  }

  private static String json(Sample sample, Instant at) {
    String labels =
        sample.labels().entrySet().stream()
            .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(","));
    return "{\"metric\":{%s},\"value\":[%s,\"%s\"]}"
        .formatted(labels, BigDecimal.valueOf(at.toEpochMilli(), 3), sample.value());
  }

  private static String matrix() {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
  }

  /** What is asked about; empty for a range. */
  private static Optional<Instant> instant(Received request) {
    return field(request, "time")
        .map(seconds -> Instant.ofEpochMilli(Math.round(Double.parseDouble(seconds) * 1e3)));
  }

  private static String signal(Received request) {
    return field(request, "query").orElse("").replaceFirst("^pulih:(\\w+).*$", "$1");
  }

  private static Optional<String> field(Received request, String name) {
    Function<String, String> value =
        pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
    return Arrays.stream(request.body().split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .findFirst()
        .map(value);
  }
}
