package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of {@code docs/bad-input.md}, written by a test with {@code -Dpulih.docs.write=true}, and
 * else compared with what the test observed.
 */
public final class Page {

  private static final Path PAGE = Path.of("..", "docs", "bad-input.md");
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private final String table;
  private final List<String> rows = new ArrayList<>();

  /** The table of this name, with nothing observed. */
  public Page(String table) {
    this.table = table;
  }

  /** One case: what came, what Pulih said, what it did meanwhile and afterwards. */
  public synchronized void observed(String input, String said, String meanwhile, String after) {
    rows.add("| %s | %s | %s | %s |".formatted(input, cell(said), cell(meanwhile), cell(after)));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>");
  }

  /** The page has these rows, and no others unless some case could not be tried. */
  public synchronized void compare(boolean whole) {
    if (WRITE && whole) {
      write();
    }
    List<String> written = between(page()).lines().filter(l -> l.startsWith("| ")).skip(1).toList();
    assertThat(written)
        .as("%s, table %s; this test writes it with -Dpulih.docs.write=true", PAGE, table)
        .containsAll(rows);
    assertThat(whole ? rows : written).hasSameSizeAs(written);
  }

  private String text() {
    return "| what comes | what Pulih says | meanwhile | afterwards |\n|---|---|---|---|\n"
        + rows.stream().sorted().map(row -> row + "\n").collect(Collectors.joining());
  }

  private String between(String page) {
    return page.substring(begin(page), end(page));
  }

  private int begin(String page) {
    String mark = "<!-- " + table + " -->";
    assertThat(page).contains(mark);
    return page.indexOf(mark) + mark.length();
  }

  private int end(String page) {
    return page.indexOf("<!-- /" + table + " -->");
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    String page = page();
    String before = page.substring(0, begin(page));
    try {
      Files.writeString(PAGE, before + "\n\n" + text() + "\n" + page.substring(end(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
