package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.config.yaml.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the configuration says what the reader does. */
class ReferencePageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  /** Set to {@code true}, the page is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  @Test
  void the_page_in_docs_is_the_generated_one() throws IOException {
    if (WRITE) {
      Files.writeString(PAGE, ConfigurationFile.reference());
    }
    assertThat(PAGE)
        .as("docs/configuration.md, which this test writes with -Dpulih.docs.write=true")
        .hasContent(ConfigurationFile.reference());
  }

  @Test
  void what_holds_between_keys_names_keys_that_exist() {
    List<String> keys = Consistency.CONSTRAINTS.stream().flatMap(c -> c.keys().stream()).toList();
    assertThat(keys).isNotEmpty();
    assertThat(keys)
        .allSatisfy(key -> assertThat(ConfigurationFile.reference()).contains("| `" + key + "` |"));
  }

  @Test
  void every_constraint_is_asked_and_kept_by_the_defaults() {
    assertThat(Consistency.CONSTRAINTS).extracting(Constraint::says).doesNotHaveDuplicates();
    assertThat(Configurations.read(Configurations.LEAST).problems()).isEmpty();
  }
}
