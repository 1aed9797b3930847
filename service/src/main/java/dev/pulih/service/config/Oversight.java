package dev.pulih.service.config;

import dev.pulih.service.heartbeat.HeartbeatSettings;
import java.util.Optional;

/**
 * Who watches Pulih itself, beside its health and metrics.
 *
 * @param heartbeat the monitor that notices when it falls silent
 */
public record Oversight(Optional<HeartbeatSettings> heartbeat) {

  /** Nobody. */
  public static Oversight none() {
    return new Oversight(Optional.empty());
  }
}
