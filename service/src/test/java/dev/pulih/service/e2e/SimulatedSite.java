package dev.pulih.service.e2e;

import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The simulated back office; its API server keeps an audit trail. */
record SimulatedSite(Rig rig) implements Site {

  static Site open(Trouble trouble, Path folder) throws IOException {
    return new SimulatedSite(Rig.of(trouble.scenario(), folder));
  }

  @Override
  public PulihConfiguration configuration() {
    return rig.configuration();
  }

  @Override
  public long changesOfDeployments() {
    return changes("deployments");
  }

  @Override
  public long changesOfVirtualServices() {
    return changes("virtualservices");
  }

  private long changes(String resource) {
    return rig.world().kubernetes().audit().changes(resource).size();
  }

  @Override
  public String restartedAt(String deployment) {
    return rig.read("apps/v1/namespaces/bos/deployments/" + deployment)
        .at("/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt")
        .asString("");
  }

  @Override
  public List<String> weights() {
    JsonNode routes =
        rig.read("networking.istio.io/v1/namespaces/bos/virtualservices/txn-service")
            .at("/spec/http/0/route");
    return routes.valueStream().map(SimulatedSite::weight).toList();
  }

  private static String weight(JsonNode route) {
    return route.at("/destination/subset").asString() + "=" + route.at("/weight").asInt();
  }

  @Override
  public boolean hasMesh() {
    return true;
  }

  @Override
  public SlackEndpoint slack() {
    return rig.slack();
  }

  @Override
  public PagerDutyEndpoint pager() {
    return rig.pager();
  }

  @Override
  public void close() {
    rig.close();
  }
}
