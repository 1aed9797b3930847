package dev.pulih.service;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/simulation.md names for the guards outside the core are there. */
class GuardsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final String BEGIN = "## Guards outside the core";
  private static final Pattern NAMED = Pattern.compile("`(?<type>\\w+)\\.(?<test>[a-z]+_\\w+)`");
  private static final Pattern METHOD = Pattern.compile("void (?<test>[a-z]+_\\w+)\\(");

  @Test
  void each_test_that_the_page_names_is_there() throws IOException {
    assertThat(named()).isNotEmpty().isSubsetOf(there());
  }

  private static Set<String> named() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/simulation.md"));
    String rest = page.substring(page.indexOf(BEGIN) + BEGIN.length());
    return NAMED
        .matcher(rest.substring(0, rest.indexOf("\n## ")))
        .results()
        .map(m -> m.group("type") + "." + m.group("test"))
        .collect(toSet());
  }

  private static Set<String> there() {
    return Stream.of("core", "service").flatMap(GuardsPageTest::tests).collect(toSet());
  }

  private static Stream<String> tests(String module) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
      return all
          .filter(f -> f.toString().endsWith(".java"))
          .flatMap(GuardsPageTest::of)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> of(Path file) {
    String type = file.getFileName().toString().replace(".java", "");
    return METHOD.matcher(text(file)).results().map(m -> type + "." + m.group("test"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
