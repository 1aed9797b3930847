package dev.pulih.service.kubernetes;

import dev.pulih.recover.Rollouts;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.SimulatedLab;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The contract of rollouts, on the simulator's API server with the rights of the Role. */
class KubernetesRolloutsTest extends ClusterRolloutsContract {

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();
  private final ClusterRolloutsScene scene = new ClusterRolloutsScene(lab);

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Override
  protected Rollouts rollouts() {
    return new KubernetesRollouts(cluster, InstantSource.system());
  }

  @Override
  ClusterRolloutsScene scene() {
    return scene;
  }
}
