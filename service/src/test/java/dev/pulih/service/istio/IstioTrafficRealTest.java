package dev.pulih.service.istio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pulih.recover.Traffic;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RealLab;
import dev.pulih.service.cluster.Timeouts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract of traffic, on any real cluster with Istio's custom resources. */
@EnabledIfEnvironmentVariable(named = RealLab.VARIABLE, matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IstioTrafficRealTest extends ClusterTrafficContract {

  private RealLab lab;
  private Cluster cluster;
  private ClusterTrafficScene scene;

  @BeforeAll
  void open() {
    lab = new RealLab();
    cluster = Cluster.connect(lab.access(), Timeouts.defaults(), "test");
    scene = new ClusterTrafficScene(lab);
    assumeTrue(IstioApi.of(cluster).isPresent(), "the cluster has no Istio");
  }

  @AfterAll
  void close() {
    cluster.close();
    lab.close();
  }

  @Override
  protected Traffic traffic() {
    return new IstioTraffic(cluster);
  }

  @Override
  ClusterTrafficScene scene() {
    return scene;
  }
}
