package dev.pulih.service.e2e;

import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A place where something goes wrong with a service, with a real Prometheus that sees it, and what
 * became of the objects there.
 */
interface Site extends AutoCloseable {

  /** Opens sites. */
  interface Kind {
    /**
     * A new one.
     *
     * @param trouble what goes wrong there
     * @param folder where its files go
     */
    Site open(Trouble trouble, Path folder) throws IOException;
  }

  /** A configuration of a Pulih that watches it. */
  PulihConfiguration configuration();

  /** How often Deployments were changed. */
  long changesOfDeployments();

  /** How often VirtualServices were changed. */
  long changesOfVirtualServices();

  /** When a Deployment was restarted, as its template says; empty if never. */
  String restartedAt(String deployment);

  /** The weights of the service, such as {@code v1=100}. */
  List<String> weights();

  /** Whether its traffic is split between versions by Istio. */
  boolean hasMesh();

  SlackEndpoint slack();

  PagerDutyEndpoint pager();

  @Override
  void close();
}
