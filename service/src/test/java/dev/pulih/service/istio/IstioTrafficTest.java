package dev.pulih.service.istio;

import dev.pulih.recover.Traffic;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.SimulatedLab;
import org.junit.jupiter.api.AfterEach;

/** The contract of traffic, on the simulator's API server with the rights of the Role. */
class IstioTrafficTest extends ClusterTrafficContract {

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();
  private final ClusterTrafficScene scene = new ClusterTrafficScene(lab);

  @AfterEach
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
