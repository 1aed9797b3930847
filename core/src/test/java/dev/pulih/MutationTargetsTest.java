package dev.pulih;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the profile {@code pit} breaks is all that decides, and the page about it says so. */
class MutationTargetsTest {

  private static final Path PAGE = Path.of("..", "docs", "mutation-testing.md");
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "pulih");
  private static final Pattern TARGETS = Pattern.compile("<targetClasses>(.*)</targetClasses>");

  /** The rest of the core words what is decided, or carries it out. */
  private static final List<String> DECIDING = List.of("detect", "policy", "recover", "tune");

  @Test
  void each_package_that_decides_is_broken_and_named_on_the_page() throws IOException {
    String page = Files.readString(PAGE);
    List<Pattern> targets = targets();
    assertThat(packages())
        .contains("detect.evidence", "detect.multiscale", "tune")
        .allSatisfy(
            name -> {
              assertThat(targets).anyMatch(t -> t.matcher("dev.pulih." + name + ".Any").matches());
              assertThat(page).contains("`" + name + "`");
            });
  }

  /** As PIT reads them: a star stands for anything, dots too. */
  private static List<Pattern> targets() throws IOException {
    Matcher found = TARGETS.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).isTrue();
    return Stream.of(found.group(1).split(","))
        .map(glob -> Pattern.compile(glob.replace(".", "\\.").replace("*", ".*")))
        .toList();
  }

  private static Set<String> packages() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String name : DECIDING) {
      try (Stream<Path> all = Files.walk(SOURCES.resolve(name))) {
        all.filter(Files::isDirectory)
            .map(folder -> SOURCES.relativize(folder).toString().replace('/', '.'))
            .forEach(names::add);
      }
    }
    return names;
  }
}
