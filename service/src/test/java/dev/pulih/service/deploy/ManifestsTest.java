package dev.pulih.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.testing.SystemTool;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped manifests: what is in them, and what is not. */
class ManifestsTest {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.ofEntries(
          Map.entry("deployment.yaml", Deployment.class),
          Map.entry("service.yaml", Service.class),
          Map.entry("service-account.yaml", ServiceAccount.class),
          Map.entry("network-policy.yaml", NetworkPolicy.class),
          Map.entry("pod-disruption-budget.yaml", PodDisruptionBudget.class),
          Map.entry("election-role-binding.yaml", RoleBinding.class),
          Map.entry("election-role.yaml", Role.class),
          Map.entry("kill-switch-role-binding.yaml", RoleBinding.class),
          Map.entry("kill-switch-role.yaml", Role.class),
          Map.entry("watched/role.yaml", Role.class),
          Map.entry("watched/role-binding.yaml", RoleBinding.class));

  private final Deployment deployment = Manifests.read("deployment.yaml", Deployment.class);
  private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
  private final Container container = pod.getContainers().getFirst();

  @Test
  void every_file_is_of_a_known_kind_without_an_unknown_field() {
    assertThat(files()).containsExactlyInAnyOrderElementsOf(KINDS.keySet());
    KINDS.forEach((file, kind) -> assertThat(Manifests.read(file, kind)).isNotNull());
  }

  private static Set<String> files() {
    try (Stream<Path> all = Files.walk(Manifests.FOLDER)) {
      return all.filter(Files::isRegularFile)
          .map(file -> Manifests.FOLDER.relativize(file).toString())
          .filter(file -> !file.endsWith("kustomization.yaml") && !file.equals("pulih.yaml"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_unknown_field_would_fail() {
    String wrong =
        Manifests.text(Manifests.FOLDER.resolve("deployment.yaml"))
            .replace("runAsNonRoot:", "runAsNonroot:");
    assertThatThrownBy(() -> Manifests.parse(wrong, Deployment.class))
        .hasMessageContaining("runAsNonroot");
  }

  @Test
  void the_process_has_no_right_in_its_node_that_it_does_not_need() {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    var security = container.getSecurityContext();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getCapabilities().getAdd()).isEmpty();
    assertThat(security.getPrivileged()).isNull();
    assertThat(Arrays.asList(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
        .containsOnlyNulls();
  }

  @Test
  void the_token_of_the_account_is_mounted_in_its_own_pod_only() {
    ServiceAccount account = Manifests.read("service-account.yaml", ServiceAccount.class);
    assertThat(account.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getAutomountServiceAccountToken()).isTrue();
    assertThat(pod.getServiceAccountName()).isEqualTo(account.getMetadata().getName());
  }

  @Test
  void each_role_is_bound_to_the_account_of_the_pod() {
    bound("watched/role.yaml", "watched/role-binding.yaml");
    bound("election-role.yaml", "election-role-binding.yaml");
    bound("kill-switch-role.yaml", "kill-switch-role-binding.yaml");
  }

  private void bound(String toRole, String by) {
    RoleBinding binding = Manifests.read(by, RoleBinding.class);
    Role role = Manifests.read(toRole, Role.class);
    assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
    assertThat(binding.getRoleRef().getName()).isEqualTo(role.getMetadata().getName());
    assertThat(binding.getSubjects())
        .containsExactly(new Subject(null, "ServiceAccount", pod.getServiceAccountName(), "pulih"));
  }

  @Test
  void selectors_and_ports_meet() {
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    Service service = Manifests.read("service.yaml", Service.class);
    NetworkPolicy policy = Manifests.read("network-policy.yaml", NetworkPolicy.class);
    assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(service.getSpec().getSelector()).isEqualTo(labels);
    assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEqualTo(labels);
    String port = container.getPorts().getFirst().getName();
    assertThat(service.getSpec().getPorts().getFirst().getTargetPort().getStrVal()).isEqualTo(port);
    var let = policy.getSpec().getIngress().getFirst().getPorts().getFirst();
    assertThat(let.getPort().getStrVal()).isEqualTo(port);
  }

  /** Through the Service two replicas would be one target, and their series one. */
  @Test
  void the_documented_scrape_finds_each_pod_by_its_label_and_its_port() {
    Map.Entry<String, String> label =
        deployment.getSpec().getTemplate().getMetadata().getLabels().entrySet().iterator().next();
    String meta = label.getKey().replaceAll("[./]", "_");
    String port = container.getPorts().getFirst().getName();
    assertThat(Manifests.scrape())
        .contains(
            "[__meta_kubernetes_pod_label_%s], regex: %s}".formatted(meta, label.getValue()),
            "[__meta_kubernetes_pod_container_port_name], regex: %s}".formatted(port));
    assertThat(Manifests.text(Manifests.OPERATIONS))
        .contains(
            "matchLabels: {%s: %s}".formatted(label.getKey(), label.getValue()),
            "podMetricsEndpoints: [{port: %s, path: /metrics".formatted(port));
  }

  @Test
  void probes_ask_the_paths_that_need_no_token() {
    assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe()))
        .extracting(ManifestsTest::path)
        .containsOnly("/healthz/liveness");
    assertThat(path(container.getReadinessProbe())).isEqualTo("/healthz/readiness");
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }

  @Test
  void every_volume_is_mounted_and_only_those_for_writing_can_be_written() {
    assertThat(pod.getVolumes())
        .extracting(volume -> volume.getName())
        .containsExactlyInAnyOrderElementsOf(
            container.getVolumeMounts().stream().map(mount -> mount.getName()).toList());
    assertThat(container.getVolumeMounts())
        .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
        .extracting(mount -> mount.getMountPath())
        .containsExactlyInAnyOrder("/var/lib/pulih", "/tmp");
    assertThat(container.getEnv()).isEmpty();
    assertThat(container.getEnvFrom()).isEmpty();
  }

  @Test
  void of_two_replicas_on_different_nodes_one_stays() {
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    var budget = Manifests.read("pod-disruption-budget.yaml", PodDisruptionBudget.class).getSpec();
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(budget.getMinAvailable().getIntVal()).isEqualTo(1);
    assertThat(budget.getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(pod.getTopologySpreadConstraints())
        .singleElement()
        .satisfies(
            spread -> {
              assertThat(spread.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
              assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(labels);
            });
  }

  @Test
  void kubectl_puts_it_together_with_the_configuration_under_a_name_of_its_content() {
    List<String> objects = built(Manifests.FOLDER);
    assertThat(objects)
        .extracting(yaml -> Manifests.kindOf(yaml))
        .containsExactlyInAnyOrder(
            "ServiceAccount",
            "Deployment",
            "Service",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "Role",
            "RoleBinding",
            "Role",
            "RoleBinding",
            "ConfigMap");
    ConfigMap map = only(objects, ConfigMap.class);
    assertThat(map.getData())
        .containsOnly(
            Map.entry("pulih.yaml", Manifests.text(Manifests.FOLDER.resolve("pulih.yaml"))));
    assertThat(only(objects, Deployment.class).getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getConfigMap() != null)
        .extracting(volume -> volume.getConfigMap().getName())
        .containsExactly(map.getMetadata().getName());
    assertThat(map.getMetadata().getName()).matches("pulih-[a-z0-9]{10}");
    assertThat(only(objects, Deployment.class).getMetadata().getNamespace()).isEqualTo("pulih");
  }

  @Test
  void kubectl_puts_the_rights_into_the_watched_namespace_and_their_owner_into_its_own() {
    List<String> objects = built(Manifests.FOLDER.resolve("watched"));
    RoleBinding binding = only(objects, RoleBinding.class);
    assertThat(objects).hasSize(2);
    assertThat(only(objects, Role.class).getMetadata().getNamespace()).isEqualTo("bos");
    assertThat(binding.getMetadata().getNamespace()).isEqualTo("bos");
    assertThat(binding.getSubjects().getFirst().getNamespace()).isEqualTo("pulih");
  }

  private static <T> T only(List<String> objects, Class<T> kind) {
    return objects.stream()
        .filter(yaml -> Manifests.kindOf(yaml).equals(kind.getSimpleName()))
        .map(yaml -> Manifests.parse(yaml, kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> built(Path folder) {
    String kubectl = SystemTool.require("kubectl").toString();
    try {
      Process process =
          new ProcessBuilder(kubectl, "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return List.of(said.split("(?m)^---$"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
