package dev.pulih.service.soak;

import dev.pulih.simulator.server.Pulse;
import dev.pulih.simulator.world.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A configuration that watches the estate at a tick a second: all durations are a fifteenth of the
 * usual, but for what a fifteenth does not suit.
 */
final class PulihYaml {

  private PulihYaml() {}

  static String of(Path data, URI prometheus, URI kubernetes, Path token) {
    Map<String, String> keys = new TreeMap<>(unscaled());
    keys.put("mode", "auto");
    keys.put("dataDir", "\"" + data + "\"");
    keys.put("prometheus.url", prometheus.toString());
    keys.put("kubernetes.server", kubernetes.toString());
    keys.put("kubernetes.token", "\"file:" + token + "\"");
    keys.put("defaults.namespace", "bos");
    return Pulse.yaml(new Pace(15), keys) + services();
  }

  private static Map<String, String> unscaled() {
    return Map.of(
        // A scrape takes part of its second.
        "offset", "500ms",
        "detection.trust.freshness", "5s",
        // Six hours of samples at one a second are fifteen times what Prometheus usually reads.
        "windows.burn.ticketLong", "3m",
        "windows.burn.pageLong", "1m",
        "windows.burn.ticketShort", "30s",
        // 200 pods a second are no load of a real cluster.
        "kubernetes.refresh", "5s",
        // A service falls ill each minute.
        "guards.concurrency.atOnce", "100",
        "guards.concurrency.perHour", "10000",
        // Stages go first: recovering takes some 80 s here.
        "escalation.pageAfter", "5m");
  }

  private static String services() {
    return "services:\n"
        + Estate.names().stream().map(PulihYaml::service).collect(Collectors.joining());
  }

  private static String service(String name) {
    List<String> groups =
        IntStream.range(0, Consumers.GROUPS).mapToObj(i -> Consumers.group(name, i)).toList();
    return """
      - name: %s
        slo: {availability: 99.9 %%, p99: 500ms, errors: 0.1 %%}
        deployments: [%s-v1]
        kafkaGroups: [%s]
        databases: [%s]
    """
        .formatted(name, name, String.join(", ", groups), Consumers.database(name));
  }
}
