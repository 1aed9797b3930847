package dev.pulih.simulator.server;

import dev.pulih.simulator.world.Pace;
import java.net.URI;
import java.time.Duration;

/**
 * A Prometheus configuration that scrapes a simulated world.
 *
 * @param discovery where the targets are told
 * @param pace how fast the scenario unfolds; scrapes keep up with it
 */
record PrometheusFile(URI discovery, Pace pace) {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  String text() {
    return """
    global:
      scrape_interval: %1$s
      scrape_timeout: %1$s
      evaluation_interval: %1$s

    scrape_configs:
      - job_name: bos
        http_sd_configs:
          - url: %2$s
            refresh_interval: %1$s
    """
        .formatted(Yaml.duration(pace.toWorld(INTERVAL)), discovery);
  }
}
