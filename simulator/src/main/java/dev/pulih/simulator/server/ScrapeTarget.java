package dev.pulih.simulator.server;

import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A target of a world as Prometheus finds and scrapes it.
 *
 * @param path where its page is
 * @param labels what discovery says of it
 * @param page what it shows, in the text format; empty while it does not answer
 */
public record ScrapeTarget(
    String path, Map<String, String> labels, Supplier<Optional<String>> page) {

  /** Every pod and exporter of a world as it is now. */
  public static List<ScrapeTarget> of(World world) {
    Stream<ScrapeTarget> pods = world.fleet().all().stream().map(ScrapeTarget::pod);
    return Stream.concat(pods, exporters(world)).toList();
  }

  static String path(Backend pod) {
    return "/pods/" + pod.view().namespace() + "/" + pod.view().name() + "/metrics";
  }

  static String exporterPath(String name) {
    return "/exporters/" + name + "/metrics";
  }

  private static ScrapeTarget pod(Backend pod) {
    return new ScrapeTarget(
        path(pod),
        MetricsText.labels(
            "namespace", pod.view().namespace(),
            "service", pod.service().name(),
            "pod", pod.view().name()),
        () -> Optional.of(pod).filter(p -> p.view().ready()).map(p -> new PodMetrics(p).text()));
  }

  private static Stream<ScrapeTarget> exporters(World world) {
    return Stream.of(
        exporter("kafka", () -> ExporterMetrics.kafka(world.groups())),
        exporter("postgres", () -> ExporterMetrics.postgres(world.databases())));
  }

  private static ScrapeTarget exporter(String name, Supplier<String> text) {
    return new ScrapeTarget(
        exporterPath(name), Map.of("job", name + "-exporter"), () -> Optional.of(text.get()));
  }
}
