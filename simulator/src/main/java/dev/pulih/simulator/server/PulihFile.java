package dev.pulih.simulator.server;

import dev.pulih.policy.Slo;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.BackOffice.DatabaseProfile;
import dev.pulih.simulator.world.BackOffice.GroupProfile;
import dev.pulih.simulator.world.Pace;
import dev.pulih.simulator.world.ServiceProfile;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A configuration with which Pulih watches a simulated world.
 *
 * @param office what runs
 * @param pace how fast the scenario unfolds; windows and deadlines keep up with it
 */
record PulihFile(BackOffice office, Pace pace) {
  private static final String HEADER =
      "# Written by the simulator: with this Pulih acts on the simulated cluster, and only"
          + " there.\n";

  private static final String SENT = "reporter=\"source\"";

  /** Where Pulih's neighbours listen. */
  record Neighbours(URI prometheus, URI kubernetes) {}

  String text(Neighbours neighbours, Path token, Path dataDir) {
    Map<String, String> keys = new TreeMap<>();
    keys.put("mode", "auto");
    keys.put("dataDir", quoted(dataDir.toString()));
    keys.put("prometheus.url", neighbours.prometheus().toString());
    keys.put("signals.preset", "client-library");
    keys.putAll(calls());
    keys.put("kubernetes.server", neighbours.kubernetes().toString());
    keys.put("kubernetes.token", quoted("file:" + token));
    keys.put("defaults.namespace", BackOffice.NAMESPACE);
    return HEADER + Pulse.yaml(pace, keys) + services();
  }

  /** The preset knows no calls; the pods' pages also have what sidecars count of them. */
  private static Map<String, String> calls() {
    String rate = "sum by (${labels}) (rate(istio_requests_total{%s}[${window}]))";
    String all = rate.formatted(SENT);
    String failed = rate.formatted(SENT + ",response_code=~\"0|5..\"");
    return Map.of(
        "signals.labels.call",
        list(
            List.of(
                "source_workload_namespace",
                "source_canonical_service",
                "destination_service_namespace",
                "destination_service_name")),
        "signals.definitions.call_rate.kind",
        "call",
        "signals.definitions.call_rate.expression",
        quoted(all),
        "signals.definitions.call_error_rate.kind",
        "call",
        "signals.definitions.call_error_rate.expression",
        quoted("(" + failed + " or 0 * " + all + ") / " + all));
  }

  private String services() {
    return "services:\n"
        + office.services().stream().map(this::service).collect(Collectors.joining());
  }

  private String service(ServiceProfile service) {
    return """
      - name: %s
        slo: %s
        deployments: %s
        kafkaGroups: %s
        databases: %s
        capacityPerPod: %.0f
    """
        .formatted(
            service.name(),
            slo(service.slo()),
            list(service.versions().stream().map(service::deployment).toList()),
            list(groups(service)),
            list(databases(service)),
            service.load().podCapacity());
  }

  private static String slo(Slo slo) {
    return "{availability: %s %%, p99: %s, errors: %s %%}"
        .formatted(
            percent(slo.availability()), Yaml.duration(slo.p99()), percent(slo.errorRatio()));
  }

  private static String percent(double ratio) {
    BigDecimal percent = new BigDecimal(Double.toString(ratio)).movePointRight(2);
    return percent.stripTrailingZeros().toPlainString();
  }

  private List<String> groups(ServiceProfile service) {
    return office.groups().stream()
        .filter(group -> group.owner().equals(service.name()))
        .map(GroupProfile::name)
        .toList();
  }

  private List<String> databases(ServiceProfile service) {
    return office.databases().stream()
        .filter(server -> server.owners().contains(service.name()))
        .map(DatabaseProfile::name)
        .toList();
  }

  private static String list(List<String> names) {
    return names.stream().map(PulihFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
