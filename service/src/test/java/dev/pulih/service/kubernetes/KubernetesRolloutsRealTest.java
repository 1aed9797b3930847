package dev.pulih.service.kubernetes;

import dev.pulih.recover.Rollouts;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RealLab;
import dev.pulih.service.cluster.Timeouts;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract of rollouts, on any real cluster. */
@EnabledIfEnvironmentVariable(named = RealLab.VARIABLE, matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesRolloutsRealTest extends ClusterRolloutsContract {

  private RealLab lab;
  private Cluster cluster;
  private ClusterRolloutsScene scene;

  @BeforeAll
  void open() {
    lab = new RealLab();
    cluster = Cluster.connect(lab.access(), Timeouts.defaults(), "test");
    scene = new ClusterRolloutsScene(lab);
  }

  @AfterAll
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
