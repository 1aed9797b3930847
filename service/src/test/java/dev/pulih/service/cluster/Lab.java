package dev.pulih.service.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** A namespace of some cluster in which tests make what they need. */
public interface Lab extends AutoCloseable {

  /** As an administrator of the namespace. */
  ClusterAccess access();

  /** The namespace. */
  String namespace();

  /** An administrator's client. */
  KubernetesClient admin();

  /** Lets time pass until these Deployments have rolled out. */
  void settle(List<String> deployments);

  /** Creates an object from YAML, in which {@code NAMESPACE} stands for the namespace. */
  default HasMetadata create(String yaml) {
    return admin().resource(yaml.replace("NAMESPACE", namespace())).create();
  }

  @Override
  void close();
}
