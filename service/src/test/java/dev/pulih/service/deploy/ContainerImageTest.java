package dev.pulih.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe of the image: what it takes, and as whom it runs. Nothing here builds it. */
class ContainerImageTest {

  private static final Pattern FLAG =
      Pattern.compile("(?<=[\" ])-[XE-]\\S*?(?=[\" ])|--enable\\S*?(?=[\" ])");

  private final Path folder = Manifests.ROOT.resolve("deploy", "container");
  private final List<String> recipe =
      Manifests.text(folder.resolve("Dockerfile"))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();

  private List<String> after(String instruction) {
    return recipe.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  @Test
  void it_has_only_instructions_that_fetch_nothing_and_hold_no_secret() {
    assertThat(recipe)
        .extracting(line -> line.split(" ")[0])
        .containsExactly("ARG", "FROM", "COPY", "COPY", "USER", "EXPOSE", "ENTRYPOINT");
  }

  @Test
  void its_base_is_named_by_an_exact_version_of_java_25() {
    assertThat(after("ARG").getFirst())
        .matches("BASE=eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-\\w+");
    assertThat(after("FROM")).containsExactly("${BASE}");
  }

  @Test
  void it_copies_what_the_build_makes_and_starts_it() {
    Path script = folder.resolve("pulih");
    assertThat(after("COPY"))
        .containsExactly(
            "--chmod=0555 deploy/container/pulih /usr/local/bin/pulih",
            "--chmod=0444 service/target/pulih.jar /opt/pulih/pulih.jar");
    assertThat(Files.isExecutable(script)).isTrue();
    assertThat(Manifests.text(script)).contains("-jar /opt/pulih/pulih.jar \"$@\"");
    assertThat(Manifests.text(Path.of("pom.xml"))).contains("<finalName>pulih</finalName>");
  }

  @Test
  void the_user_and_the_port_are_those_of_the_deployment() {
    var pod = Manifests.read("deployment.yaml", Deployment.class).getSpec().getTemplate().getSpec();
    var security = pod.getSecurityContext();
    assertThat(after("USER"))
        .containsExactly(security.getRunAsUser() + ":" + security.getRunAsGroup());
    var container = pod.getContainers().getFirst();
    assertThat(after("EXPOSE"))
        .containsExactly(container.getPorts().getFirst().getContainerPort().toString());
    assertThat(container.getCommand()).isEmpty();
    assertThat(container.getImage()).startsWith("pulih:");
  }

  @Test
  void java_gets_the_flags_of_the_launcher() {
    String launcher = Manifests.text(Manifests.ROOT.resolve("pulih"));
    List<String> wanted =
        Stream.of("RUN_FLAGS", "HEAP_FLAGS")
            .flatMap(name -> launcher.lines().filter(line -> line.startsWith("readonly " + name)))
            .flatMap(ContainerImageTest::flags)
            .toList();
    assertThat(wanted).hasSizeGreaterThan(5);
    assertThat(flags(Manifests.text(folder.resolve("pulih")).replace("\\\n", "")))
        .containsExactlyElementsOf(wanted);
  }

  private static Stream<String> flags(String text) {
    return FLAG.matcher(text).results().map(MatchResult::group);
  }
}
