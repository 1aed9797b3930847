package dev.pulih.service.config;

import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.trace.TracingSettings;
import java.util.Optional;

/**
 * Who watches Pulih itself, beside its health and metrics.
 *
 * @param heartbeat the monitor that notices when it falls silent
 * @param tracing where traces of its work go
 */
public record Oversight(Optional<HeartbeatSettings> heartbeat, Optional<TracingSettings> tracing) {

  /** Nobody. */
  public static Oversight none() {
    return new Oversight(Optional.empty(), Optional.empty());
  }
}
