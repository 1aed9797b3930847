package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Rights;
import dev.pulih.signal.PodRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * The end of a container's log: of the container that ended, else of the running one. The server
 * cuts at {@code limitBytes} from the front, which would drop the last words, so it is asked for
 * more than is kept.
 */
record LogTail(Cluster cluster, PodRef pod, Suspect suspect) {

  private static final int LINES = 200;
  private static final int BYTES_READ = 1 << 20;
  private static final int CHARACTERS_KEPT = 16_384;

  String read() {
    String log = cluster.ask(new Request(Rights.GET_LOG, pod.namespace(), pod.name()), this::log);
    return log.substring(Math.max(0, log.length() - CHARACTERS_KEPT));
  }

  /** The client answers null, not an exception, where there is no log. */
  private String log(KubernetesClient api) {
    return Optional.ofNullable(api.raw(path()))
        .orElseThrow(() -> new KubernetesClientException("there is no such log", 404, null));
  }

  private String path() {
    return "/api/v1/namespaces/%s/pods/%s/log?container=%s&previous=%s&tailLines=%d&limitBytes=%d"
        .formatted(
            pod.namespace(),
            pod.name(),
            suspect.container(),
            suspect.termination().isPresent(),
            LINES,
            BYTES_READ);
  }
}
