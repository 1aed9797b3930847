package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in the documents is one that Pulih understands. */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("^[#> ]*\\./pulih ([^#`\\n]+)", Pattern.MULTILINE);

  /** What the launcher answers itself; its own tests are in {@code launcher-test}. */
  private static final Set<String> OF_THE_LAUNCHER = Set.of("test", "benchmark", "verify");

  static List<String> commands() throws IOException {
    try (Stream<Path> files = documents()) {
      return files
          .flatMap(DocumentedCommandsTest::commands)
          .distinct()
          .filter(c -> !OF_THE_LAUNCHER.contains(c.split("\\s+")[0]))
          .toList();
    }
  }

  private static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(p -> p.toString().endsWith(".md")).toList();
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve("examples/bos.yaml")), pages.stream());
    }
  }

  private static final Pattern WORD = Pattern.compile("(\"[^\"]*\"|[^\\s\"])+");

  private static Stream<String> commands(Path document) {
    try {
      Matcher matcher = COMMAND.matcher(Files.readString(document));
      return matcher.results().map(found -> found.group(1).strip());
    } catch (IOException e) {
      throw new AssertionError("A document cannot be read.", e);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_documented_command_is_understood(String command) {
    assertThatCode(() -> Main.commandLine().parseArgs(words(command))).doesNotThrowAnyException();
  }

  /** As a shell takes it apart: what stands in quotes is one word. */
  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .toArray(String[]::new);
  }
}
