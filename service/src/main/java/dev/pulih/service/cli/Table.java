package dev.pulih.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in aligned columns. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The last column is not padded. */
  @Override
  public String toString() {
    return rows.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> pad(row.get(i), i == row.size() - 1 ? 0 : width(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
