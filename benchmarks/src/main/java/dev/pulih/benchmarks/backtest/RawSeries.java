package dev.pulih.benchmarks.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the pods of some services count and show, scraped every 15 s: ten series each of a client
 * library. Traffic is 20 to 60 requests a second and pod, as the hour is; every day another service
 * fails a fifth of its requests for a quarter of an hour.
 *
 * @param services how many services
 * @param pods how many pods each has
 */
record RawSeries(int services, int pods) {

  /** The series of a pod. */
  static final int OF_A_POD = 10;

  private static final int STEP = 15;
  private static final int DAY = 24 * 60 * 60;

  /** It makes pods differ by a request now and then, and no counter fall. */
  private static final double WIGGLE = 0.3;

  private static final List<String> BOUNDS = List.of("0.1", "0.25", "0.5", "2.0", "+Inf");
  private static final double[] WITHIN = {0.9, 0.985, 0.998, 1, 1};

  int count() {
    return services * pods * OF_A_POD;
  }

  static String name(int service) {
    return "service-" + service;
  }

  /** The services as a configuration names them. */
  String yaml() {
    return IntStream.range(0, services)
        .mapToObj(
            i ->
                "  - name: "
                    + name(i)
                    + "\n    slo: {availability: 99.9 %, p99: 500ms, errors: 0.1 %}\n")
        .collect(Collectors.joining());
  }

  /** Writes a stretch of all series as promtool reads them, family by family. */
  void write(Path file, Instant start, Instant from, Duration length) throws IOException {
    long first = Duration.between(start, from).toSeconds();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      Stretch stretch = new Stretch(out, start, first, first + length.toSeconds());
      family(stretch, "up", "", (_, _) -> 1);
      family(stretch, "http_requests_total", ",status=\"200\"", (s, t) -> served(t) - failed(s, t));
      family(stretch, "http_requests_total", ",status=\"500\"", RawSeries::failed);
      for (int i = 0; i < BOUNDS.size(); i++) {
        double share = WITHIN[i];
        String bound = ",le=\"" + BOUNDS.get(i) + "\"";
        family(stretch, "http_request_duration_seconds_bucket", bound, (_, t) -> share * served(t));
      }
      family(stretch, "http_request_duration_seconds_count", "", (_, t) -> served(t));
      family(stretch, "http_request_duration_seconds_sum", "", (_, t) -> 0.06 * served(t));
      out.write("# EOF\n");
    }
  }

  private record Stretch(BufferedWriter out, Instant start, long from, long to) {}

  /** What a pod of a service has counted so many seconds after the start. */
  private interface Count {
    double at(int service, long seconds);
  }

  private void family(Stretch stretch, String name, String more, Count count) throws IOException {
    for (int service = 0; service < services; service++) {
      for (int pod = 0; pod < pods; pod++) {
        series(stretch, name + labels(service, pod) + more + "} ", counted(count, service, pod));
      }
    }
  }

  private static LongToDoubleFunction counted(Count count, int service, int pod) {
    double phase = 10.0 * service + pod;
    return at -> count.at(service, at) + WIGGLE * Math.sin(at / 37.0 + phase);
  }

  private static String labels(int service, int pod) {
    return "{namespace=\"bos\",service=\"%s\",pod=\"%s-7d9f8c6b5-abcd%d\""
        .formatted(name(service), name(service), pod);
  }

  private static void series(Stretch stretch, String head, LongToDoubleFunction count)
      throws IOException {
    for (long at = stretch.from; at < stretch.to; at += STEP) {
      stretch.out.write(head);
      stretch.out.write(Long.toString(Math.round(count.applyAsDouble(at))));
      stretch.out.write(" " + (stretch.start.getEpochSecond() + at) + "\n");
    }
  }

  /** The integral of a rate that swings between 20 and 60 a second in a day. */
  private static double served(long seconds) {
    double turn = 2 * Math.PI / DAY;
    return 1_000 + 40.0 * seconds - 20 / turn * Math.sin(turn * seconds);
  }

  /** One in two thousand; and a fifth from ten on, on the service's day. */
  private static double failed(int service, long seconds) {
    long onset = (long) (service % 7) * DAY + 10 * 60 * 60;
    long ill = Math.clamp(seconds - onset, 0, 15 * 60);
    return served(seconds) / 2_000 + 0.2 * 60 * ill;
  }
}
