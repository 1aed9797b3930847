package dev.pulih.service.backtest;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Cells as a line of CSV (RFC 4180): in quotes where a reader would take them for something else.
 */
final class CsvCells {

  private CsvCells() {}

  static String line(String... cells) {
    return Arrays.stream(cells).map(CsvCells::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
