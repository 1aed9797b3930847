package dev.pulih.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of a runbook is one that its program understands. */
class RunbookCommandsTest {

  private static final Pattern KUBECTL = Pattern.compile("(?<![\\w./-])kubectl (?=\\S)");

  static Stream<RunbookPage> pages() {
    return RunbookPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_shell_can_read_it(RunbookPage page) throws IOException {
    for (String script : page.scripts().toList()) {
      assertThat(refusal(script)).as(script).isEmpty();
    }
  }

  @Test
  void a_script_that_the_shell_cannot_read_is_refused() throws IOException {
    assertThat(refusal("echo 'half a word\n")).contains("unexpected EOF");
  }

  private static String refusal(String script) throws IOException {
    Process bash =
        new ProcessBuilder(SystemTool.require("bash").toString(), "-n")
            .redirectErrorStream(true)
            .start();
    try (var in = bash.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void kubectl_knows_its_commands_and_flags(RunbookPage page) {
    Kubectl kubectl = new Kubectl();
    assertThat(ofKubectl(page)).isNotEmpty();
    assertThat(ofKubectl(page))
        .allSatisfy(words -> assertThat(kubectl.problem(words)).as(words.toString()).isEmpty());
  }

  /** Nothing that looks like one slips through. */
  @ParameterizedTest
  @MethodSource("pages")
  void every_kubectl_is_found(RunbookPage page) {
    long written =
        page.scripts()
            .flatMap(String::lines)
            .map(line -> line.replaceFirst("(^| +)#.*", ""))
            .flatMap(line -> KUBECTL.matcher(line).results())
            .count();
    assertThat(ofKubectl(page)).hasSize((int) written);
  }

  private static List<List<String>> ofKubectl(RunbookPage page) {
    return page.commands()
        .filter(words -> words.getFirst().equals("kubectl"))
        .map(words -> words.subList(1, words.size()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          get pods --sorted-by=x            | kubectl get has no --sorted-by
          -n bos get pods -q                | kubectl get has no -q
          --yes get pods                    | kubectl get has no --yes
          rollout rewind deployment/txn     | kubectl rollout has no such command below it
          rewind deployment/txn             | kubectl has no command rewind
          rollout undo deployment/txn --now | kubectl rollout undo has no --now
          exec -ix pod -- ls --all-of-it    | kubectl exec has no -x
          exec -it pod -- ls --all-of-it    |
          set resources -c x deployment/txn |
          """)
  void what_kubectl_does_not_know_is_refused(String line, String problem) {
    assertThat(new Kubectl().problem(List.of(line.split(" +"))))
        .isEqualTo(Optional.ofNullable(problem));
  }

  /** Where the words have no place of their own, they would do nothing at night either. */
  @ParameterizedTest
  @MethodSource("pages")
  void each_program_is_one_that_a_runbook_may_use(RunbookPage page) {
    assertThat(page.commands().map(List::getFirst))
        .isSubsetOf(
            "kubectl",
            "psql",
            "redis-cli",
            "kafka-consumer-groups.sh",
            "kafka-topics.sh",
            "kafka-console-consumer.sh",
            "aws",
            "curl",
            "openssl",
            "./pulih",
            "export",
            "grep",
            "head",
            "tail",
            "sort",
            "paste",
            "sed",
            "xargs");
  }
}
