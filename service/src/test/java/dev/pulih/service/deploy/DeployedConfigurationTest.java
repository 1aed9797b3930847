package dev.pulih.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.Leading;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Store;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped configuration, in folders as the Deployment mounts them. */
class DeployedConfigurationTest {

  private static final Pattern SECRET = Pattern.compile("(?m): file:\\.\\./secrets/(\\S+)$");

  private final Deployment deployment = Manifests.read("deployment.yaml", Deployment.class);
  private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
  private final Container container = pod.getContainers().getFirst();

  @TempDir private Path node;
  private PulihConfiguration configuration;

  @BeforeEach
  void mount() throws IOException {
    Path config = Files.createDirectories(mounted("config"));
    Files.copy(Manifests.FOLDER.resolve("pulih.yaml"), config.resolve("pulih.yaml"));
    Path secrets = Files.createDirectories(mounted("secrets"));
    for (KeyToPath item : items()) {
      Files.writeString(secrets.resolve(item.getPath()), "secret-of-" + item.getKey());
    }
    var read = ConfigurationFile.read(argument(), Map.of());
    assertThat(read.problems()).isEmpty();
    configuration = read.value().orElseThrow();
  }

  /** Where a volume is, below the folder that stands for the container's root. */
  private Path mounted(String volume) {
    return node.resolve(mount(volume).getMountPath().substring(1));
  }

  private VolumeMount mount(String volume) {
    return container.getVolumeMounts().stream()
        .filter(mount -> mount.getName().equals(volume))
        .findFirst()
        .orElseThrow();
  }

  private List<KeyToPath> items() {
    return pod.getVolumes().stream()
        .filter(volume -> volume.getSecret() != null)
        .flatMap(volume -> volume.getSecret().getItems().stream())
        .toList();
  }

  private Path argument() {
    return node.resolve(container.getArgs().getLast().substring(1));
  }

  @Test
  void exactly_the_secrets_that_it_names_are_mounted() {
    String text = Manifests.text(Manifests.FOLDER.resolve("pulih.yaml"));
    assertThat(SECRET.matcher(text).results().map(MatchResult::group))
        .hasSameSizeAs(items())
        .extracting(found -> found.replaceFirst(".*/", ""))
        .containsExactlyInAnyOrderElementsOf(items().stream().map(KeyToPath::getPath).toList());
  }

  @Test
  void a_pod_that_is_replaced_loses_nothing() {
    assertThat(configuration.home().store()).isInstanceOf(Store.Postgresql.class);
  }

  @Test
  void one_of_the_replicas_is_elected_to_act() {
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(configuration.home().leading().by()).isEqualTo(Leading.By.LEASE);
  }

  @Test
  void the_role_of_the_election_names_the_lease_that_it_elects_with() {
    String lease = configuration.home().leading().object().name();
    assertThat(Manifests.read("election-role.yaml", Role.class).getRules())
        .flatExtracting(PolicyRule::getResourceNames)
        .containsExactly(lease);
  }

  @Test
  void it_listens_where_the_probes_ask() {
    assertThat(configuration.home().server().address()).isEqualTo("0.0.0.0");
    assertThat(configuration.home().server().port())
        .isEqualTo(container.getPorts().getFirst().getContainerPort());
  }

  @Test
  void it_writes_to_a_volume() {
    assertThat(configuration.home().dataDir()).hasToString(mount("data").getMountPath());
  }

  @Test
  void it_touches_nothing_before_somebody_says_so() {
    assertThat(configuration.services())
        .isNotEmpty()
        .allMatch(service -> service.watched().mode().word().equals("dry-run"));
  }
}
