package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a template may not do, since the content security policy or the escaping would not hold. */
class TemplateRulesTest {

  private final List<String> templates = read();

  private static List<String> read() {
    try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
      return files.map(TemplateRulesTest::text).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothing_is_written_unescaped() {
    assertThat(templates)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).doesNotContain("$unsafe", "@raw"));
  }

  @Test
  void no_script_and_no_style_is_inline() {
    assertThat(templates)
        .allSatisfy(
            it ->
                assertThat(it)
                    .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|hx-on")
                    .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)"));
  }

  @Test
  void nothing_comes_from_outside() {
    assertThat(templates)
        .allSatisfy(it -> assertThat(it).doesNotContainPattern("(?i)(https?:)?//"));
  }
}
