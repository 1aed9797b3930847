package dev.pulih.benchmarks.kit;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file of cells between commas, plain or zipped, read line by line; its first line is a head. */
public final class CsvFile implements AutoCloseable {

  private final Path path;
  private final BufferedReader lines;
  private final List<String> head;
  private int line;

  /** Opens a file and reads its head. */
  public CsvFile(Path path) {
    this.path = path;
    this.lines = open(path);
    this.head = next().orElseThrow(() -> new KitProblem(path + " is empty; fetch it again."));
  }

  private static BufferedReader open(Path path) {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
      boolean zipped = path.toString().endsWith(".gz");
      return new BufferedReader(
          new InputStreamReader(
              zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw KitProblem.unreadable(path, e);
    }
  }

  /** The cells of the first line. */
  public List<String> head() {
    return head;
  }

  /** The cells of the next line; empty at the end, where blank lines may stand. */
  public Optional<List<String>> next() {
    try {
      String text = lines.readLine();
      line++;
      return text != null && text.isBlank() ? end() : Optional.ofNullable(text).map(CsvFile::cells);
    } catch (IOException e) {
      throw KitProblem.unreadable(path, e);
    }
  }

  /** After a blank line; whatever follows was not meant to. */
  private Optional<List<String>> end() throws IOException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      if (!text.isBlank()) {
        throw wrong("it is blank, and more lines follow; delete it.");
      }
    }
    return Optional.empty();
  }

  private static List<String> cells(String text) {
    return List.of(text.split(",", -1));
  }

  /** Something that is wrong in the line that was read last. */
  public KitProblem wrong(String what) {
    return new KitProblem("%s, line %d: %s".formatted(path, line, what));
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw KitProblem.unreadable(path, e);
    }
  }
}
