package dev.pulih.service.backtest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** The lines of a CSV file with a header, plain or {@code .gz}, one after the other. */
final class CsvRows implements AutoCloseable {

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.TRIM_SPACES)
          .build();

  private final Path file;
  private final MappingIterator<String[]> rows;
  private final List<String> header;
  private String[] row = {};
  private long line;

  /** Opens a file; one that lacks one of the columns is refused. */
  CsvRows(Path file, List<String> columns) {
    this.file = file;
    try {
      this.rows = MAPPER.readerFor(String[].class).readValues(open(file));
      this.header = next() ? List.of(row) : List.of();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read (%s); name a readable file.".formatted(file, e.getMessage()), e);
    }
    columns.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(this::lacks);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private void lacks(String column) {
    throw wrong("there is no column " + column, "name the columns in the first line");
  }

  /** Goes to the next line that is not empty; whether there is one. */
  boolean next() {
    do {
      if (!advanced()) {
        return false;
      }
    } while (row.length == 0 || (row.length == 1 && row[0].isBlank()));
    return true;
  }

  private boolean advanced() {
    try {
      line++;
      boolean more = rows.hasNextValue();
      row = more ? rows.nextValue() : new String[0];
      return more;
    } catch (JacksonException e) {
      throw wrong("this is no CSV (" + e.getOriginalMessage() + ")", "mend or remove the line");
    }
  }

  /** Where a column is; some place where no line has anything if there is none. */
  int column(String name) {
    int index = header.indexOf(name);
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  /** What the line has in a column; empty where it has nothing. */
  String cell(int column) {
    return column < row.length ? row[column] : "";
  }

  /** The fault of the line: file, line, what is wrong and what to do. */
  IllegalArgumentException wrong(String what, String remedy) {
    String text = row.length == 0 ? "" : " in " + String.join(",", Arrays.asList(row));
    return new IllegalArgumentException(
        "%s, line %d: %s%s; %s.".formatted(file, line, what, text, remedy));
  }

  @Override
  public void close() {
    rows.close();
  }
}
