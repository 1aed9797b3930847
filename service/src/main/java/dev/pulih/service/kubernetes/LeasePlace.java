package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Rights;
import java.util.List;

/**
 * Where a Lease object is.
 *
 * @param namespace Pulih's own
 * @param name the object's
 */
public record LeasePlace(String namespace, String name) {

  /**
   * All that an election asks of the API server, as its access rules see it: they do not know the
   * name of what is created.
   */
  public List<Request> requests() {
    return Rights.inOwnNamespace().stream()
        .map(right -> new Request(right, namespace, creates(right.verb()) ? "" : name))
        .toList();
  }

  private static boolean creates(String verb) {
    return verb.equals("create");
  }
}
