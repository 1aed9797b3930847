package dev.pulih.analyse;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.util.List;

/**
 * A suspect: a service or a database server that may be the cause of an incident.
 *
 * @param entity the service or the database server
 * @param harm what was harmed first there
 * @param path from the incident's service to it, by the calls between them
 * @param pods the pods of it that are at fault, if its pods are not alike
 */
public record Culprit(Entity entity, Harm harm, List<ServiceRef> path, List<PodRef> pods) {

  public Culprit {
    path = List.copyOf(path);
    pods = List.copyOf(pods);
  }

  /** The service; of a database server the one that led to it. */
  public ServiceRef service() {
    return path.getLast();
  }

  boolean isService() {
    return entity instanceof Entity.OfService;
  }
}
