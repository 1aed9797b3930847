package dev.pulih.service.cluster;

import dev.pulih.signal.ServiceRef;
import java.util.Map;
import java.util.Set;

/**
 * Where a watched service runs, as configured.
 *
 * @param service the service
 * @param workloads which workloads run it
 * @param host its host in the mesh: a short name in its namespace, or a full one
 */
public record Placement(ServiceRef service, Workloads workloads, String host) {

  /** Which workloads run a service. */
  public sealed interface Workloads {

    /**
     * Those with these names.
     *
     * @param names names of Deployments
     */
    record Named(Set<String> names) implements Workloads {
      public Named {
        names = Set.copyOf(names);
      }
    }

    /**
     * Those with these labels.
     *
     * @param labels labels of Deployments and of pods
     */
    record Labelled(Map<String, String> labels) implements Workloads {
      public Labelled {
        labels = Map.copyOf(labels);
        if (labels.isEmpty()) {
          throw new IllegalArgumentException(
              "A selector without labels would select every workload; name at least one label.");
        }
      }
    }

    /** Whether a workload with this name and these labels is one of them. */
    default boolean include(String name, Map<String, String> labels) {
      return switch (this) {
        case Named(Set<String> names) -> names.contains(name);
        case Labelled(Map<String, String> wanted) ->
            labels.entrySet().containsAll(wanted.entrySet());
      };
    }
  }

  /** The usual one: the Deployment and the host of the service's name. */
  public static Placement usual(ServiceRef service) {
    return new Placement(service, new Workloads.Named(Set.of(service.name())), service.name());
  }
}
