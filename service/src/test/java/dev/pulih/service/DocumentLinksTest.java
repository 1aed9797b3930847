package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook.Shipped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document links to is there. */
class DocumentLinksTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(DocumentLinksTest::isDocument).toList();
    }
  }

  /** A template's links are to be filled in. */
  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md") && !file.endsWith("template.md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_within_the_project_leads_somewhere(Path document) throws IOException {
    assertThat(links(document))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).as(link).exists());
  }

  @Test
  void the_operations_page_links_to_each_runbook() throws IOException {
    assertThat(links(ROOT.resolve("docs").resolve("operations.md")))
        .containsAll(
            Arrays.stream(Shipped.values())
                .map(r -> "../service/src/main/resources/runbooks/" + r.id() + ".md")
                .toList());
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map(found -> URI.create(found.group(1)))
        .filter(uri -> !uri.isAbsolute() && !uri.getPath().isEmpty())
        .map(URI::getPath)
        .toList();
  }
}
