package dev.pulih.simulator.hostile;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The table in docs of what found each planted bug. */
final class PlantedBugsPage {

  private static final Path PAGE = Path.of("..", "docs", "simulation.md");
  private static final String BEGIN = "<!-- planted bugs -->\n\n";
  private static final String HEAD = "| planted bug | world | test |\n|---|---|---|\n";

  private PlantedBugsPage() {}

  /** The bugs in the table, in its order. */
  static List<String> names() {
    return rows().stream().map(PlantedBugsPage::name).toList();
  }

  /** The class of the test that found each bug, by the table; empty where it names none. */
  static Map<String, String> testClasses() {
    return rows().stream()
        .collect(
            toMap(PlantedBugsPage::name, row -> row.replaceFirst("^.* \\| `?(\\w*).*$", "$1")));
  }

  /** Writes what found these bugs; the rows of others stay. */
  static void write(List<Catch> caught) {
    Map<String, String> rows =
        new HashMap<>(rows().stream().collect(toMap(PlantedBugsPage::name, Function.identity())));
    caught.forEach(c -> rows.put(c.bug().name(), c.row()));
    String table =
        PlantedBugs.all().stream()
            .map(bug -> rows.get(bug.name()))
            .filter(Objects::nonNull)
            .collect(joining("\n", HEAD, "\n"));
    write(page().substring(0, page().indexOf(BEGIN)) + BEGIN + table);
  }

  private static List<String> rows() {
    return page().substring(page().indexOf(HEAD) + HEAD.length()).lines().toList();
  }

  private static String name(String row) {
    return row.substring("| ".length(), row.indexOf(" | "));
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String page) {
    try {
      Files.writeString(PAGE, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
