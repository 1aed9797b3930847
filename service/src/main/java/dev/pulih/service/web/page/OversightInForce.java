package dev.pulih.service.web.page;

import dev.pulih.service.config.Oversight;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.trace.TracingSettings;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Map;

/** What is in force of who watches Pulih itself; of the monitor's address the host alone. */
final class OversightInForce {

  private static final String MONITOR = "heartbeat.url";

  private OversightInForce() {}

  static Topic of(Oversight oversight, Map<String, String> origins) {
    Entries entries = new Entries();
    oversight.heartbeat().ifPresent(it -> heartbeat(entries, it, origins));
    oversight.tracing().ifPresent(it -> tracing(entries, it, origins));
    return entries.about("topic.oversight");
  }

  private static void heartbeat(
      Entries entries, HeartbeatSettings heartbeat, Map<String, String> origins) {
    String host = ShownAddress.of(heartbeat.address());
    entries
        .text(MONITOR, origins.getOrDefault(MONITOR, "") + " · " + host)
        .choice("heartbeat.method", heartbeat.method())
        .secrets(origins, "heartbeat.secretHeaders.")
        .text("heartbeat.allowHttp", heartbeat.allowHttp())
        .time("heartbeat.timeout", heartbeat.timeout());
  }

  private static void tracing(
      Entries entries, TracingSettings tracing, Map<String, String> origins) {
    entries
        .text("tracing.otlp", tracing.otlp())
        .secrets(origins, "tracing.")
        .text("tracing.allowHttp", tracing.allowHttp())
        .time("tracing.timeout", tracing.timeout());
  }
}
