package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.benchmarks.alerts.KitColumn.Weighed;
import dev.pulih.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page says what the columns are. */
class BenchmarksPageTest {

  private static final Path PAGE = Path.of("..", "docs", "benchmarks.md");

  /** Set to {@code true}, the table is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final String BEGIN = "<!-- columns -->\n\n";
  private static final String END = "\n<!-- end of the columns -->";

  @Test
  void the_page_lists_the_columns_that_are_looked_at() throws IOException {
    String page = Files.readString(PAGE);
    String table = BEGIN + table() + END;
    if (WRITE) {
      int end = page.indexOf(END) + END.length();
      page = page.substring(0, page.indexOf(BEGIN)) + table + page.substring(end);
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("docs/benchmarks.md, which this test writes with -Dpulih.docs.write=true")
        .contains(table);
  }

  private static String table() {
    return """
        | column | golden signal | worse | floor | profile | signal of `live` and of the plain rule |
        |---|---|---|---:|---|---|
        """
        + Arrays.stream(KitColumn.values())
            .map(BenchmarksPageTest::row)
            .collect(Collectors.joining());
  }

  private static String row(KitColumn column) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            column.written().replace("|", "\\|"),
            column.weighed().map(BenchmarksPageTest::weighed).orElse("- | - | - | -"),
            column.signal().map(Signal::name).map(name -> "`" + name + "`").orElse("-"));
  }

  private static String weighed(Weighed weighed) {
    return "%s | %s | %s %s | %s"
        .formatted(
            lower(weighed.signal()),
            lower(weighed.scale().worse()),
            weighed.scale().floor(),
            weighed.unit(),
            weighed.profile() == Profile.CORE ? "`core`, `calls`" : "`calls`");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
