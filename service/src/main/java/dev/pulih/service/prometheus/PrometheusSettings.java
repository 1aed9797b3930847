package dev.pulih.service.prometheus;

import dev.pulih.service.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a server with the Prometheus HTTP API is and how it is asked.
 *
 * @param url its address, with the path prefix if it has one ({@code
 *     https://mimir.example.org/prometheus})
 * @param access how Pulih is let in
 * @param timing how long it waits
 * @param limits how much it asks and takes at once
 */
public record PrometheusSettings(URI url, Access access, Timing timing, Limits limits) {

  public PrometheusSettings {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The Prometheus URL must look like http://host:9090 or https://host/prefix, "
              + "with the credentials apart from it; got "
              + withoutUserInfo(url)
              + ".");
    }
  }

  /** A server that lets everybody in, with the default times and limits. */
  public static PrometheusSettings of(URI url) {
    return new PrometheusSettings(url, Access.open(), Timing.defaults(), Limits.defaults());
  }

  /** The same with other times. */
  public PrometheusSettings with(Timing other) {
    return new PrometheusSettings(url, access, other, limits);
  }

  /** The same with other limits. */
  public PrometheusSettings with(Limits other) {
    return new PrometheusSettings(url, access, timing, other);
  }

  /** The same with another access. */
  public PrometheusSettings with(Access other) {
    return new PrometheusSettings(url, other, timing, limits);
  }

  URI endpoint(String path) {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }

  private static String withoutUserInfo(URI url) {
    return url.toString().replaceFirst("//[^/@]*@", "//...@");
  }

  /**
   * How Pulih is let in.
   *
   * @param auth the {@code Authorization} header
   * @param tls certificates and keys
   * @param headers more headers, such as {@code X-Scope-OrgID} for Mimir
   */
  public record Access(Auth auth, Tls tls, Map<String, String> headers) {
    public Access {
      headers = Map.copyOf(headers);
    }

    /** Anybody is let in. */
    public static Access open() {
      return new Access(new Auth.None(), Tls.standard(), Map.of());
    }

    /** What the server is told and nobody else may know, as it is now. */
    Secrets secrets() {
      return Secrets.of(Stream.concat(auth.secrets().stream(), headers.values().stream()).toList());
    }

    /** The names of the headers only, for a value may be a secret. */
    @Override
    public String toString() {
      return "Access[" + auth + ", " + tls + ", " + headers.keySet() + "]";
    }
  }

  /**
   * How long Pulih waits.
   *
   * @param connect for a connection
   * @param query for one answer to its last byte
   * @param tick for all answers of a tick together
   * @param offset how far before the tick the signals are evaluated, so that the scrape has arrived
   */
  public record Timing(Duration connect, Duration query, Duration tick, Duration offset) {
    public Timing {
      requirePositive("connect", connect);
      requirePositive("query", query);
      requirePositive("tick", tick);
      if (offset.isNegative()) {
        throw new IllegalArgumentException("The offset must not be negative; got " + offset + ".");
      }
    }

    /** Made for a tick every 15 s. */
    public static Timing defaults() {
      return new Timing(
          Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ZERO);
    }

    private static void requirePositive(String what, Duration value) {
      if (!value.isPositive()) {
        throw new IllegalArgumentException(
            "The Prometheus timeout " + what + " must be positive; got " + value + ".");
      }
    }
  }

  /**
   * How much Pulih asks and takes at once.
   *
   * @param concurrency queries at a time; Prometheus itself runs 20
   * @param answerBytes the largest answer that is read
   * @param points steps of one range query; Prometheus refuses more than 11,000
   * @param series the most series of one answer
   */
  public record Limits(int concurrency, long answerBytes, int points, int series) {
    private static final int MOST_POINTS = 11_000;

    public Limits {
      boolean positive = Math.min(concurrency, Math.min(points, series)) >= 1 && answerBytes >= 1;
      if (!positive || points > MOST_POINTS) {
        throw new IllegalArgumentException(
            "The Prometheus limits must be positive and points at most 11000; got concurrency %d, answerBytes %d, points %d, series %d."
                .formatted(concurrency, answerBytes, points, series));
      }
    }

    /** Enough for 100,000 series a signal. */
    public static Limits defaults() {
      return new Limits(8, 64L << 20, 2_000, 250_000);
    }
  }
}
