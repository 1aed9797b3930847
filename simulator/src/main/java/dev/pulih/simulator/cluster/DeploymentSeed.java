package dev.pulih.simulator.cluster;

/**
 * A Deployment to begin with; the pods carry the labels {@code app} and {@code version}.
 *
 * @param app the service that it belongs to
 * @param version the version that its pods run, also the end of its name
 * @param strategy how it replaces pods
 * @param image the container image
 * @param memory the container's memory limit, such as {@code 512Mi}
 */
public record DeploymentSeed(
    String namespace,
    String app,
    String version,
    int replicas,
    Strategy strategy,
    String image,
    String memory) {

  /** How a Deployment replaces its pods. */
  public sealed interface Strategy {

    /** Some at a time; limits are numbers or percentages such as {@code 25%}. */
    record Rolling(String maxSurge, String maxUnavailable) implements Strategy {}

    /** All old ones first. */
    record Recreate() implements Strategy {}
  }

  /** Three replicas of 512 MiB with the default rolling update. */
  public static DeploymentSeed of(String namespace, String app, String version) {
    String image = "registry.example/%s:%s".formatted(app, version);
    Strategy rolling = new Strategy.Rolling("25%", "25%");
    return new DeploymentSeed(namespace, app, version, 3, rolling, image, "512Mi");
  }

  /** The Deployment's name: {@code app-version}. */
  public String name() {
    return app + "-" + version;
  }

  /** The same with another number of replicas. */
  public DeploymentSeed withReplicas(int count) {
    return new DeploymentSeed(namespace, app, version, count, strategy, image, memory);
  }

  /** The same with another strategy. */
  public DeploymentSeed withStrategy(Strategy other) {
    return new DeploymentSeed(namespace, app, version, replicas, other, image, memory);
  }

  /** The same with another memory limit. */
  public DeploymentSeed withMemory(String limit) {
    return new DeploymentSeed(namespace, app, version, replicas, strategy, image, limit);
  }
}
