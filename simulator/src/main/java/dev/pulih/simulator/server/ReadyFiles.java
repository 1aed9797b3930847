package dev.pulih.simulator.server;

import java.nio.file.Path;

/**
 * Files with which a simulated world is watched.
 *
 * @param prometheus configuration of a Prometheus that scrapes it
 * @param pulih configuration of a Pulih that watches it
 * @param token the token of the Kubernetes API, which Pulih's configuration refers to
 */
public record ReadyFiles(Path prometheus, Path pulih, Path token) {
  static ReadyFiles in(Path folder) {
    Path absolute = folder.toAbsolutePath();
    return new ReadyFiles(
        absolute.resolve("prometheus.yml"),
        absolute.resolve("pulih.yaml"),
        absolute.resolve("kubernetes.token"));
  }
}
