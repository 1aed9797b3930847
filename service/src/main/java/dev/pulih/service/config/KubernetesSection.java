package dev.pulih.service.config;

import dev.pulih.service.cluster.ClusterAccess;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import dev.pulih.signal.WorkloadRef;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys of the cluster. */
final class KubernetesSection extends Section<KubernetesSection.Draft> {

  private final Key<Optional<Path>> kubeconfig =
      optional("kubeconfig", Shapes.path(), "/home/me/.kube/config", "A kubeconfig file.");
  private final Key<Optional<String>> context =
      optional(
          "context", Shapes.text(), "bos-prod", "One of its contexts, if not the current one.");
  private final Key<Optional<URI>> server =
      optional("server", Shapes.url(), "https://10.0.0.1:6443", "The API server, with a token.");
  private final Key<Optional<Secret>> token =
      optional("token", Shapes.secret(), "${KUBERNETES_TOKEN}", "The bearer token for the server.");
  private final Key<Optional<Path>> authority =
      optional(
          "authority", Shapes.path(), "/etc/pulih/cluster.pem", "PEM of the server's authority.");
  private final Key<Timeouts> timeouts =
      block("timeouts", new TimeoutsSection(), "How long the API server may take.");
  private final Key<Optional<Duration>> refresh =
      optional(
          "refresh",
          Shapes.duration(),
          "15s",
          "Pause between two looks at what runs; else the interval.");
  private final Key<List<String>> meshNamespaces =
      key(
          "meshNamespaces",
          Shapes.listOf(NameShapes.namespace()),
          "[]",
          "Further namespaces with VirtualServices of the hosts, such as a gateway's.");

  private final Key<Optional<String>> ownDeployment =
      optional(
          "ownDeployment",
          NameShapes.deployment(),
          "pulih/pulih",
          "Pulih's own Deployment: its annotation `pulih.dev/kill-switch` stops all actions.");

  @Override
  protected Draft build(Fields fields) {
    return new Draft(
        access(fields),
        fields.get(timeouts),
        fields.get(refresh),
        new HashSet<>(fields.get(meshNamespaces)),
        fields.get(ownDeployment).map(KubernetesSection::deployment));
  }

  private static WorkloadRef deployment(String text) {
    String[] parts = text.split("/", 2);
    return WorkloadRef.deployment(parts[0], parts[1]);
  }

  private ClusterAccess access(Fields fields) {
    boolean file = fields.get(kubeconfig).isPresent();
    boolean direct = fields.get(server).isPresent();
    fields.check(!file || !direct, server, "the kubeconfig names a server", "one of them");
    fields.check(
        file || fields.get(context).isEmpty(), context, "there is no kubeconfig", "kubeconfig too");
    fields.check(
        direct == fields.get(token).isPresent(), token, "server and token belong together", "both");
    return direct(fields).or(() -> file(fields)).orElse(new ClusterAccess.InCluster());
  }

  private Optional<ClusterAccess> direct(Fields fields) {
    return fields
        .get(server)
        .flatMap(
            uri ->
                fields
                    .get(token)
                    .map(t -> new ClusterAccess.Direct(uri, t.reveal(), fields.get(authority))));
  }

  private Optional<ClusterAccess> file(Fields fields) {
    return fields
        .get(kubeconfig)
        .map(path -> new ClusterAccess.Kubeconfig(path, fields.get(context)));
  }

  /** A cluster whose refresh may follow the pace. */
  record Draft(
      ClusterAccess access,
      Timeouts timeouts,
      Optional<Duration> refresh,
      Set<String> meshNamespaces,
      Optional<WorkloadRef> own) {

    ClusterConfiguration at(Duration interval) {
      return new ClusterConfiguration(
          access, timeouts, refresh.orElse(interval), meshNamespaces, own);
    }
  }

  /** Keys of how long the API server may take. */
  private static final class TimeoutsSection extends Section<Timeouts> {

    private final Key<Duration> connect =
        key("connect", Shapes.duration(), "3s", "To accept a connection.");
    private final Key<Duration> request =
        key("request", Shapes.duration(), "10s", "To answer a request.");

    @Override
    protected Timeouts build(Fields fields) {
      return new Timeouts(fields.get(connect), fields.get(request));
    }
  }
}
