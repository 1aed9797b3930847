package dev.pulih.service.config;

import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster that runs the services.
 *
 * @param access how it is reached
 * @param timeouts how long it may take to answer
 * @param refresh the pause between two looks at what runs
 * @param meshNamespaces further namespaces with VirtualServices of the services' hosts
 * @param own Pulih's own Deployment, which carries a kill switch
 */
public record ClusterConfiguration(
    ClusterAccess access,
    Timeouts timeouts,
    Duration refresh,
    Set<String> meshNamespaces,
    Optional<WorkloadRef> own) {

  public ClusterConfiguration {
    meshNamespaces = Set.copyOf(meshNamespaces);
  }
}
