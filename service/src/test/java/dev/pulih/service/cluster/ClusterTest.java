package dev.pulih.service.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.service.cluster.ClusterAccess.Kubeconfig;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the API server is reached, and as whom. */
class ClusterTest {

  private static final Request LIST = Request.list(Rights.LIST_PODS, SimulatedLab.NAMESPACE);

  private final SimulatedLab lab = new SimulatedLab();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_kubeconfig_gives_address_and_token_of_its_current_context() throws IOException {
    assertThat(pods(new Kubeconfig(kubeconfig(), Optional.empty()))).isEqualTo(200);
  }

  @Test
  void another_context_of_a_kubeconfig_is_another_account() throws IOException {
    assertThat(pods(new Kubeconfig(kubeconfig(), Optional.of("stranger")))).isEqualTo(401);
  }

  @Test
  void a_context_that_the_kubeconfig_does_not_have_is_an_error() throws IOException {
    Kubeconfig unknown = new Kubeconfig(kubeconfig(), Optional.of("staging"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cluster.connect(unknown, Timeouts.defaults(), "1.2.3"))
        .withMessageContaining("staging")
        .withMessageContaining("bos");
  }

  @Test
  void a_kubeconfig_that_is_not_there_is_an_error() {
    Kubeconfig missing = new Kubeconfig(folder.resolve("nowhere"), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cluster.connect(missing, Timeouts.defaults(), "1.2.3"))
        .withMessageContaining("nowhere");
  }

  @Test
  void outside_a_cluster_there_is_no_service_account() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Cluster.connect(new ClusterAccess.InCluster(), Timeouts.defaults(), "1.2.3"))
        .withMessageContaining("service account");
  }

  @Test
  void a_service_account_is_read_anew_because_the_kubelet_renews_its_token() throws IOException {
    Files.writeString(folder.resolve("token"), "first\n");
    Map<String, String> environment =
        Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
    Config config = ServiceAccount.of(environment, folder).config();
    assertThat(config.getMasterUrl()).startsWith("https://[fd00::1]:6443");
    assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("first");

    Files.writeString(folder.resolve("token"), "second\n");

    assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("second");
  }

  @Test
  void a_token_of_a_login_command_is_renewed_when_the_server_no_longer_takes_it()
      throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "pulih-token");
    Kubeconfig login = new Kubeconfig(loginKubeconfig(token), Optional.empty());
    Files.writeString(token, "expired");
    try (Cluster cluster = Cluster.connect(login, Timeouts.defaults(), "1.2.3")) {
      Files.writeString(token, "pulih-token");

      List<Pod> pods = cluster.ask(LIST, api -> api.pods().inNamespace("bos").list().getItems());

      assertThat(pods).isEmpty();
    }
  }

  @Test
  void no_thread_keeps_the_jvm_alive() {
    List<Thread> before = lasting();
    pods(lab.access());

    assertThat(lasting()).isSubsetOf(before);
  }

  @Test
  void a_token_is_never_written_out() {
    assertThat(lab.direct("secret-token")).asString().doesNotContain("secret-token");
  }

  @Test
  void a_timeout_is_positive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessageContaining("connect");
  }

  private int pods(ClusterAccess access) {
    try (Cluster cluster = Cluster.connect(access, Timeouts.defaults(), "1.2.3")) {
      cluster.ask(LIST, api -> api.pods().inNamespace("bos").list());
    } catch (RequestFailed _) {
      // The audit trail tells how the server took it.
    }
    return lab.server().audit().entries().getLast().code();
  }

  /** Its user logs in by a command, as on managed clusters. */
  private Path loginKubeconfig(Path token) throws IOException {
    Path login =
        Files.writeString(
            folder.resolve("login"),
            """
            #!/bin/sh
            echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",'
            echo '"status": {"token": "'$(cat %s)'"}}'
            """
                .formatted(token));
    return Files.writeString(
        folder.resolve("login-config"),
        """
        apiVersion: v1
        kind: Config
        current-context: bos
        clusters:
          - {name: lab, cluster: {server: "%s"}}
        users:
          - name: pulih
            user:
              exec:
                apiVersion: client.authentication.k8s.io/v1
                command: sh
                args: ["%s"]
                interactiveMode: Never
        contexts:
          - {name: bos, context: {cluster: lab, user: pulih}}
        """
            .formatted(lab.server().url(), login));
  }

  private Path kubeconfig() throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: bos
        clusters:
          - {name: lab, cluster: {server: "%s"}}
        users:
          - {name: pulih, user: {token: pulih-token}}
          - {name: stranger, user: {token: nobody}}
        contexts:
          - {name: bos, context: {cluster: lab, user: pulih}}
          - {name: stranger, context: {cluster: lab, user: stranger}}
        """
            .formatted(lab.server().url()));
  }

  private static List<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .toList();
  }
}
